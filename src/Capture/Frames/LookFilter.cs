namespace Surgical.Capture;

/// <summary>Says of each frame in turn whether it is wanted.</summary>
/// <remarks>For one video and one thread: it remembers the last one that was.</remarks>
public sealed class LookFilter(Looks looks)
{
    private long _next;

    /// <summary>Whether a frame is one of the looks.</summary>
    /// <param name="at">Its presentation time; frames come in order.</param>
    public bool Wants(TimeSpan at) => looks switch
    {
        Looks.Every every => IsFirstIn(every.Place(at)),
        Looks.At(var times) => IsListed(times, at),
        _ => true,
    };

    private bool IsFirstIn(long gap)
    {
        if (gap < _next)
        {
            return false;
        }

        _next = gap + 1;
        return true;
    }

    private bool IsListed(IReadOnlyList<TimeSpan> times, TimeSpan at)
    {
        while (_next < times.Count && times[(int)_next] < at)
        {
            _next++;
        }

        return _next < times.Count && times[(int)_next] == at;
    }
}
