using System.Diagnostics;
using Surgical.TestKit;

namespace Surgical.Soak.Processes;

/// <summary>A program that is started to be killed while a child of its decodes.</summary>
internal sealed class Victim : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surgical-soak-");
    private readonly Marked _marked = new();
    private readonly Process _process;

    /// <param name="command">Program and arguments, given a folder for what it writes.</param>
    public Victim(Func<string, string[]> command)
    {
        // Into a file and not a pipe: a survivor would hold the pipe open, and nobody would see the end of it.
        string[] shell = ["-c", "exec \"$@\" >\"$0\" 2>&1", Log, .. command(_folder.FullName)];
        var start = new ProcessStartInfo("sh", shell);
        _marked.Put(start);
        _process = Process.Start(start)!;
    }

    /// <summary>What it said last.</summary>
    public string LastWords => File.ReadLines(Log).LastOrDefault(line => line.Length > 0) ?? "nothing";

    /// <summary>A child of it decodes now.</summary>
    public bool IsDecoding => !_process.HasExited && _marked.Running().Any(one => one.Name == "ffmpeg");

    private string Log => Path.Combine(_folder.FullName, "log");

    /// <summary>Waits for its child to decode.</summary>
    /// <returns>False where it ended before.</returns>
    public async Task<bool> DecodesAsync(CancellationToken cancellationToken)
    {
        while (!IsDecoding)
        {
            if (_process.HasExited)
            {
                return false;
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        return true;
    }

    /// <summary>Kills it alone, as `kill -9` does, and waits for its children to be gone, too.</summary>
    /// <returns>Names of those that are still there when the time is over.</returns>
    public async Task<IReadOnlyList<string>> KillAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        return await _marked.GoneAsync(within, cancellationToken);
    }

    /// <summary>Ends whatever is left of it.</summary>
    public void Dispose()
    {
        _marked.Kill();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
