using System.Diagnostics;

namespace Surgical.TestKit;

/// <summary>What the real program left behind when it ended.</summary>
/// <param name="ExitCode">0 done, 1 failed, 2 wrong use.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs <see cref="Repository.Executable"/> to its end.</summary>
    public static Task<ProgramRun> OfAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        OfAsync("dotnet", [Repository.Executable, .. arguments], cancellationToken);

    /// <summary>Runs <see cref="Repository.Executable"/> to its end, with variables added to its environment.</summary>
    public static Task<ProgramRun> OfAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken) =>
        ToEndAsync(Start(arguments, environment), cancellationToken);

    /// <summary>Runs any program to its end, its terminal taken away.</summary>
    /// <param name="program">Found by PATH.</param>
    /// <param name="arguments">As they are, unquoted.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public static Task<ProgramRun> OfAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ToEndAsync(Start(program, arguments, new Dictionary<string, string>()), cancellationToken);

    /// <summary>
    /// Starts <see cref="Repository.Executable"/> for a test that will end it itself. The caller owns it.
    /// </summary>
    public static Process Start(IEnumerable<string> arguments) => Start(arguments, new Dictionary<string, string>());

    /// <summary>The same, with variables added to its environment.</summary>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        Start("dotnet", [Repository.Executable, .. arguments], environment);

    private static async Task<ProgramRun> ToEndAsync(Process started, CancellationToken cancellationToken)
    {
        using var process = started;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramRun(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
