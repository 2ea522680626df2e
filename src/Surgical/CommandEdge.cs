using System.CommandLine;
using System.CommandLine.Parsing;
using Surgical.Capture;
using Surgical.DataSets;
using Surgical.Evaluation;
using Surgical.Models.Contract;
using Surgical.Models.Files;

namespace Surgical;

/// <summary>
/// Between the verbs and the person at the terminal: a message instead of a stack trace, and exit codes 0, 1 (failed),
/// 2 (wrong use) and 130 (stopped by Ctrl-C).
/// </summary>
internal static class CommandEdge
{
    /// <summary>For arguments that make no sense, or not with what is on the disk.</summary>
    public const int WrongUse = 2;

    /// <summary>Not all of what was asked for could be done.</summary>
    public const int Failed = 1;

    /// <summary>128 + SIGINT, as a shell expects of a program that Ctrl-C ended.</summary>
    private const int Stopped = 130;

    /// <summary>A native call that runs when Ctrl-C comes may need this long to return.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(30);

    /// <summary>Runs the verb that the arguments name. Ctrl-C cancels its token.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        NativeMemory.GiveBackLargeBlocks();
        ParseResult parsed;
        try
        {
            parsed = root.Parse(arguments);
        }
        catch (InvalidOperationException unreadable)
        {
            // A validator that asks for a value of another type ends here and not among the errors.
            return await RefuseAsync([unreadable.Message]);
        }

        string[] objections = [.. parsed.Errors.Select(error => error.Message), .. EmptyNames(parsed)];
        return objections.Length > 0 ? await RefuseAsync(objections) : await InvokeAsync(parsed);
    }

    // A file, folder or model cannot have an empty name; only a text (--prompt, --system) may be empty.
    private static IEnumerable<string> EmptyNames(ParseResult parsed) => parsed.CommandResult.Children
        .Where(given => given.Tokens.Any(token => token.Value.Length == 0))
        .Select(given => given switch
        {
            ArgumentResult { Argument: var argument } => argument.Name,
            OptionResult { Option: { HelpName: not "TEXT" } option } => option.Name,
            _ => null,
        })
        .OfType<string>()
        .Select(name => $"Expected a name for {name}, came an empty text.");

    /// <summary>Says why what is on the disk does not fit the arguments.</summary>
    public static async Task<int> RefuseAsync(string reason)
    {
        await ComplainAsync(reason);
        return WrongUse;
    }

    private static async Task<int> RefuseAsync(IEnumerable<string> messages)
    {
        foreach (var message in messages)
        {
            await ComplainAsync(message);
        }

        await ComplainAsync("--help says how it is used");
        return WrongUse;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        FileSizeSignal.Handle();
        using var hangUp = new HangUp();
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = StopsWithin,
                },
                hangUp.Token);
        }
        catch (OperationCanceledException)
        {
            await ComplainAsync("stopped");
            return Stopped;
        }
        catch (OlderModelException older)
        {
            return await RefuseAsync(older.Message);
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            await ComplainAsync(failure.Message);
            return Failed;
        }
        catch (Exception failure)
        {
            await ComplainAsync($"failed in an unexpected way ({failure.GetType().Name}): {failure.Message}");
            return Failed;
        }
    }

    private static bool IsExpected(Exception failure) => failure
        is CaptureException or DataSetException or EvaluationException or ImportException or ModelException
            or IOException or UnauthorizedAccessException;

    private static async Task ComplainAsync(string message)
    {
        try
        {
            await Console.Error.WriteLineAsync($"surgical: {message}");
        }
        catch (IOException)
        {
            // The terminal is gone, and with it who would have read it.
        }
    }
}
