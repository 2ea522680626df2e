using System.Collections.Concurrent;

namespace Surgical.Models.Tests.Remote;

/// <summary>A time in which no pause lasts.</summary>
/// <param name="wanted">Receives how long each was to be.</param>
internal sealed class NoPauses(ConcurrentQueue<TimeSpan> wanted) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        wanted.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
