using System.CommandLine;
using Surgical.Analyzer.Model;
using Surgical.Capture;
using Surgical.ModelImport;

namespace Surgical.Dashboard.Commands;

/// <summary>Between the verbs and the person at the terminal: a message instead of a stack trace, and exit codes 0, 1 (failed) and 2 (wrong use).</summary>
internal static class CommandEdge
{
    /// <summary>Runs the verb that the arguments name. Ctrl-C cancels its token.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"surgical: {error.Message}");
            }

            await Console.Error.WriteLineAsync("surgical: --help says how it is used");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("surgical: stopped");
            return 1;
        }
        catch (Exception failure) when (failure is CaptureException or ImportException or ModelException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"surgical: {failure.Message}");
            return 1;
        }
    }
}
