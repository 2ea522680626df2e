using Surgical.Capture;

namespace Surgical.Analyzer.Results;

/// <summary>A gap of a report: where nothing could be seen, and why.</summary>
/// <param name="FromSeconds">In the recording.</param>
/// <param name="ToSeconds">In the recording, exclusive.</param>
/// <param name="Kind">damaged, missing or pause.</param>
/// <param name="Reason">In words.</param>
internal sealed record ReportedGap(double FromSeconds, double ToSeconds, GapKind Kind, string Reason)
{
    /// <summary>As it is reported.</summary>
    public static ReportedGap Of(FootageGap gap) =>
        new(gap.From.TotalSeconds, gap.To.TotalSeconds, gap.Kind, gap.Reason);
}

/// <summary>Something else about the footage.</summary>
/// <param name="Seconds">In the recording.</param>
/// <param name="Text">In words.</param>
internal sealed record ReportedNote(double Seconds, string Text)
{
    /// <summary>As it is reported.</summary>
    public static ReportedNote Of(FootageNote note) => new(note.At.TotalSeconds, note.Text);
}
