namespace Surgical.Capture;

/// <summary>What there was to see of the parts of a recording, laid end to end. Pure.</summary>
internal static class JoinedFootage
{
    /// <param name="parts">In order.</param>
    /// <param name="read">Of each part so far, on its own clock.</param>
    /// <param name="wanted">What all pictures are made to be.</param>
    public static SeenFootage Of(RecorderParts parts, IReadOnlyList<SeenFootage> read, VideoFormat wanted)
    {
        var seen = new List<SeenPart>();
        var (gaps, notes, times) = (new List<FootageGap>(), new List<FootageNote>(), new List<TimeSpan>());

        // A decimal: the ends of many parts at 30 pictures a second add up to whole seconds again.
        decimal seconds = 0;
        foreach (var (place, footage) in read.Index())
        {
            var part = parts.InOrder[place];
            var begin = ToTick(seconds);
            seconds += (decimal)part.Plan.Clock.Steps(footage.Length) / part.Plan.Clock.StepsPerSecond;
            seen.Add(new(part.Name, begin, ToTick(seconds)));
            gaps.AddRange(footage.Gaps.Select(gap => gap with { From = begin + gap.From, To = begin + gap.To }));
            notes.AddRange(Joins(parts, place, wanted).Select(text => new FootageNote(begin, text)));
            notes.AddRange(footage.Notes.Select(note => note with { At = begin + note.At }));
            times.AddRange(footage.Times.Select(time => begin + time));
        }

        var lost = read.Aggregate(TimeSpan.Zero, (lost, footage) => lost + footage.Lost);
        return new(ToTick(seconds), gaps, notes, lost, times) { Parts = seen };
    }

    private static TimeSpan ToTick(decimal seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    private static IEnumerable<string> Joins(RecorderParts parts, int place, VideoFormat wanted)
    {
        if (place == 0)
        {
            yield break;
        }

        yield return PartWords.Begins(parts, place);
        if (PartWords.Fitted(parts.InOrder[place].Format, wanted) is { } fitted)
        {
            yield return fitted;
        }
    }
}
