using System.ComponentModel;
using System.Diagnostics;

namespace Surgical.Cases.Intake;

/// <summary>What another program said before it ended.</summary>
/// <param name="ExitCode">0 when it was content.</param>
/// <param name="Output">All of its standard output.</param>
/// <param name="Errors">All of its standard error.</param>
internal sealed record ChildProgram(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a program to its end; cancelled, it is killed.</summary>
    /// <param name="name">Found on the path.</param>
    /// <param name="arguments">Passed one by one: no shell reads them.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="IOException">There is no such program.</exception>
    public static async Task<ChildProgram> RunAsync(
        string name, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new IOException($"Expected the program {name} on the path, but it cannot be started.", missing);
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
