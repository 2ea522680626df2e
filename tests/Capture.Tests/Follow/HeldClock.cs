namespace Surgical.Capture.Tests.Follow;

/// <summary>
/// A clock on which no time passes until it is let go; then a minute between any two looks at it. Timers are real.
/// </summary>
internal sealed class HeldClock : TimeProvider
{
    private long _minutes;
    private volatile bool _isRunning;

    public override long GetTimestamp() => _isRunning
        ? Interlocked.Increment(ref _minutes) * 60 * TimestampFrequency
        : 0;

    public void LetGo() => _isRunning = true;
}
