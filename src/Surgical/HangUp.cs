using System.Globalization;
using System.Runtime.InteropServices;

namespace Surgical;

/// <summary>
/// A terminal that is closed, or a connection that breaks, ends a verb as Ctrl-C does: what is under way is brought to
/// a clean end. Whoever started it with nohup wants it to go on.
/// </summary>
internal sealed class HangUp : IDisposable
{
    private const int Signal = 1;

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration? _registration;

    public HangUp()
    {
        // Asked before the runtime takes the signal over.
        var isIgnored = IsIgnored();
        _registration = isIgnored ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            Stop();
        });
    }

    /// <summary>Cancelled when the terminal is gone.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _registration?.Dispose();
        _stop.Dispose();
    }

    private void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The verb has just ended by itself.
        }
    }

    // https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
    private static bool IsIgnored()
    {
        const string Ignored = "SigIgn:";
        try
        {
            var line = File.ReadLines("/proc/self/status")
                .First(line => line.StartsWith(Ignored, StringComparison.Ordinal));
            var mask = ulong.Parse(line[Ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (mask & (1UL << (Signal - 1))) != 0;
        }
        catch (Exception unknown) when (unknown is IOException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
