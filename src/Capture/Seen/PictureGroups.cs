namespace Surgical.Capture;

/// <summary>Where pictures begin that rest on none before them. In steps of the case's clock.</summary>
/// <param name="plan">Of the source.</param>
internal sealed class PictureGroups(SourcePlan plan)
{
    /// <summary>
    /// After damage, pictures rest on lost ones until one comes that needs no other: encoders make one each 10 s at
    /// least, by their defaults. Where none comes, whoever films renews the picture bit by bit.
    /// </summary>
    private static readonly TimeSpan LongestTrail = TimeSpan.FromSeconds(12);

    private readonly long[] _keyTimes = [.. plan.Keys.Select(place => plan.Times[place])];

    /// <summary>The first beginning behind a time; null where there is none.</summary>
    public long? FirstBehind(long time)
    {
        var key = Array.FindIndex(_keyTimes, at => at > time);
        return key < 0 ? null : _keyTimes[key];
    }

    /// <summary>When what is damaged from a time on is seen no more.</summary>
    /// <param name="now">The newest picture: it is not before.</param>
    /// <param name="from">The first picture that may be whole.</param>
    public long TrailEnd(long now, long from)
    {
        var place = Array.BinarySearch(_keyTimes, from);
        place = place < 0 ? ~place : place;
        var latest = from + plan.Clock.Steps(LongestTrail);
        return Math.Max(now, place < _keyTimes.Length ? Math.Min(_keyTimes[place], latest) : latest);
    }
}
