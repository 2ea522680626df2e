using System.Diagnostics;
using System.Globalization;

namespace Surgical.TestKit;

/// <summary>
/// A limit on the length of every file that a running program writes: the kernel then refuses more, as a full disk
/// does.
/// </summary>
public static class FileLimit
{
    /// <summary>
    /// Prepares a .NET program for a limit: the runtime's own executable memory would count as a file.
    /// </summary>
    public static void Allow(ProcessStartInfo start) => start.Environment["DOTNET_EnableWriteXorExecute"] = "0";

    /// <summary>Runs <see cref="Repository.Executable"/> to its end under a limit.</summary>
    public static Task<ProgramRun> RunAsync(
        long bytes, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ProgramRun.OfAsync(
            "prlimit",
            [$"--fsize={bytes}", "env", "DOTNET_EnableWriteXorExecute=0", "dotnet", Repository.Executable,
                .. arguments],
            cancellationToken);

    /// <summary>Sets or lifts the limit of a running program and of the programs that it starts from now on.</summary>
    /// <param name="processId">Prepared by <see cref="Allow"/>, and of the same user.</param>
    /// <param name="bytes">Null lifts the limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task SetAsync(int processId, long? bytes, CancellationToken cancellationToken)
    {
        var limit = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";
        var run = await ProgramRun.OfAsync(
            "prlimit", ["--pid", $"{processId}", $"--fsize={limit}:"], cancellationToken);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"Expected a limit of {limit}, but prlimit said: {run.Errors}");
        }
    }
}
