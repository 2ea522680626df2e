namespace Surgical.Analyzer.Results;

/// <summary>Which frame of a video is shown at a time.</summary>
public sealed class FrameNumbers
{
    private readonly Func<TimeSpan, long> _at;

    private FrameNumbers(Func<TimeSpan, long> at) => _at = at;

    /// <summary>Of frames with times of their own.</summary>
    /// <param name="times">Of each frame, ascending.</param>
    public static FrameNumbers Of(IReadOnlyList<TimeSpan> times)
    {
        var sorted = times.ToArray();
        return new(time =>
        {
            var place = Array.BinarySearch(sorted, time);
            return place < 0 ? ~place : place;
        });
    }

    /// <summary>Of frames at a constant rate.</summary>
    /// <param name="framesPerSecond">More than 0.</param>
    public static FrameNumbers At(double framesPerSecond) =>
        new(time => (long)Math.Round(time.TotalSeconds * framesPerSecond));

    /// <summary>Number of the first frame that is shown at a time or later; their count behind the last.</summary>
    public long From(TimeSpan time) => _at(time);
}
