namespace Surgical.Capture;

/// <summary>Puts the parts of a recording in order: by the recorder's clock where it can be trusted. Pure.</summary>
internal static class PartOrdering
{
    /// <summary>Clocks of recorders write whole seconds, and some parts overlap by a moment.</summary>
    public static readonly TimeSpan ClockRounding = TimeSpan.FromSeconds(5);

    /// <param name="parts">In any order.</param>
    public static (IReadOnlyList<RecorderPart> InOrder, PartOrder Order) Of(IReadOnlyList<RecorderPart> parts)
    {
        RecorderPart[] named = [.. parts
            .OrderBy(part => part.Name, NaturalOrder.Instance)
            .ThenBy(part => Path.GetFullPath(part.Path), NaturalOrder.Instance)];
        RecorderPart[] clocked = [.. named.OrderBy(part => part.RecordedAt)];
        if (WhyNoClock(clocked) is { } why)
        {
            return (named, new(PartOrderKind.Name, why));
        }

        return (clocked, new(PartOrderKind.Clock, clocked.SequenceEqual(named)
            ? "It is the order of their names too."
            : $"By name it would be {Names(named)}."));
    }

    /// <summary>The names of parts, as a sentence has them.</summary>
    public static string Names(IEnumerable<RecorderPart> parts) => string.Join(", ", parts.Select(part => part.Name));

    /// <summary>Why the clocks do not tell the order; null where they do.</summary>
    private static string? WhyNoClock(RecorderPart[] clocked)
    {
        if (Array.Find(clocked, part => part.RecordedAt is null) is { } silent)
        {
            return $"{silent.Name} does not say when it was recorded.";
        }

        return clocked.Zip(clocked.Skip(1), WhyNoClock).FirstOrDefault(why => why is not null);
    }

    private static string? WhyNoClock(RecorderPart earlier, RecorderPart later) =>
        later.RecordedAt == earlier.RecordedAt
            ? $"{earlier.Name} and {later.Name} say that they were recorded at the same time."
        : later.RecordedAt + ClockRounding < earlier.RecordedUntil
            ? $"By the recorder's clock {earlier.Name} is not over when {later.Name} begins."
        : null;
}
