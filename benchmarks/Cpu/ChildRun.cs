using System.Diagnostics;
using System.Globalization;

namespace Surgical.Benchmarks.Cpu;

/// <summary>A run of the real program: how long it took, and the most memory it held at once.</summary>
/// <param name="Time">From start to end, start-up included.</param>
/// <param name="PeakAnonymous">Bytes of RssAnon, read every 20 ms: what no file backs.</param>
/// <param name="PeakResident">Bytes of VmHWM: pages of mapped files as well, which the system can take back.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record ChildRun(TimeSpan Time, long PeakAnonymous, long PeakResident, string Errors)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a .NET program to its end.</summary>
    /// <exception cref="IOException">It failed; the message is its own.</exception>
    public static async Task<ChildRun> OfAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var (anonymous, resident) = await WatchAsync(process, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var time = Stopwatch.GetElapsedTime(start);
            await output;
            return process.ExitCode == 0
                ? new ChildRun(time, anonymous, resident, await errors)
                : throw new IOException(
                    $"{string.Join(' ', arguments)}: expected exit code 0, came {process.ExitCode}. {await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task<(long Anonymous, long Resident)> WatchAsync(
        Process process, CancellationToken cancellationToken)
    {
        var (anonymous, resident) = (0L, 0L);
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(cancellationToken) && !process.HasExited)
        {
            var status = Status(process.Id);
            anonymous = Math.Max(anonymous, Bytes(status, "RssAnon:"));
            resident = Math.Max(resident, Bytes(status, "VmHWM:"));
        }

        return (anonymous, resident);
    }

    // A program that is just ending has no status any more, or one without memory.
    private static string[] Status(int id)
    {
        try
        {
            return File.ReadAllLines($"/proc/{id}/status");
        }
        catch (IOException)
        {
            return [];
        }
    }

    // A line reads "VmHWM:\t  123456 kB": https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
    private static long Bytes(string[] status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line[name.Length..^" kB".Length], CultureInfo.InvariantCulture) * 1024
            : 0;
}
