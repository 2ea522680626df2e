using Surgical.Capture;

namespace Surgical.Cases.Chart;

/// <summary>What there was to see of a case, as its reading found it.</summary>
/// <param name="LengthSeconds">Of the recording.</param>
/// <param name="SeenShare">Share in which a picture was there, could be judged and was answered, 0 to 1.</param>
/// <param name="Gaps">Where nothing could be seen, in order.</param>
/// <param name="Notes">What else was noticed, in order.</param>
/// <param name="PlaysCopy">A copy was made, for the original turned out not to be whole.</param>
public sealed record CaseFootage(
    double LengthSeconds,
    double SeenShare,
    IReadOnlyList<CaseGap> Gaps,
    IReadOnlyList<CaseNote> Notes,
    bool PlaysCopy)
{
    /// <summary>As it is stored and told.</summary>
    public static CaseFootage Of(SeenFootage seen, double seenShare, bool playsCopy) => new(
        seen.Length.TotalSeconds,
        seenShare,
        [.. seen.Gaps.Select(gap => new CaseGap(gap.From.TotalSeconds, gap.To.TotalSeconds, gap.Kind, gap.Reason))],
        [.. seen.Notes.Select(note => new CaseNote(note.At.TotalSeconds, note.Text))],
        playsCopy);
}

/// <summary>A stretch in which nothing could be seen.</summary>
/// <param name="StartSeconds">In the video.</param>
/// <param name="EndSeconds">In the video, exclusive.</param>
/// <param name="Kind">Why.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record CaseGap(double StartSeconds, double EndSeconds, GapKind Kind, string Reason);

/// <summary>Something else about the footage.</summary>
/// <param name="Seconds">In the video.</param>
/// <param name="Text">In words.</param>
public sealed record CaseNote(double Seconds, string Text);
