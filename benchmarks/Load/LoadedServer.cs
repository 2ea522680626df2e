using System.Diagnostics;
using System.Globalization;

namespace Surgical.Benchmarks.Load;

/// <summary>A real `surgical serve`, of this version or another, on a free port.</summary>
internal sealed class LoadedServer : IAsyncDisposable
{
    private const string Ready = "Listening on ";
    private readonly Process _process;

    private LoadedServer(Process process, Uri address, TimeSpan start) =>
        (_process, Address, Start) = (process, address, start);

    public Uri Address { get; }

    /// <summary>Until it listened.</summary>
    public TimeSpan Start { get; }

    /// <summary>Held now.</summary>
    public double ResidentMegabytes => Megabytes("VmRSS:");

    /// <summary>Most that it ever held.</summary>
    public double PeakMegabytes => Megabytes("VmHWM:");

    /// <exception cref="IOException">It ended before it listened.</exception>
    public static async Task<LoadedServer> StartAsync(
        string program, string folder, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [program, "serve", "--port", "0", "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = new List<string?>();
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return new(process, new(line[Ready.Length..]), Stopwatch.GetElapsedTime(begun));
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        process.Dispose();
        throw new IOException($"{program} ended before it listened: {string.Join(' ', said)}");
    }

    /// <summary>Stops it as Ctrl-C does.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // https://man7.org/linux/man-pages/man5/proc_pid_status.5.html: in kibibytes.
    private double Megabytes(string name) => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)[1])
        .Select(kibibytes => long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024 / 1e6)
        .Single();
}
