namespace Surgical.Cases.Chart.Moments;

/// <summary>The corrections that count as moments; what answered one that was replaced answers its successor.</summary>
/// <param name="entries">Of a case, in order.</param>
internal sealed class CountingCorrections(IReadOnlyList<JournalEntry> entries)
{
    private readonly CaseCorrections _counting = CaseCorrections.Of(entries);

    /// <summary>As they are listed.</summary>
    public IEnumerable<ListedMoment> Moments =>
    [
        .. _counting.Frames.Select(frame => Listed(frame.Number, frame.At, frame.Correction)),
        .. _counting.Path is { } path ? [Listed(path)] : Array.Empty<ListedMoment>(),
    ];

    /// <summary>Id of the listed correction that a correction's event is, or was replaced by; null for none.</summary>
    public string? IdOf(long number) => entries.FirstOrDefault(entry => entry.Number == number)?.Event switch
    {
        CaseEvent.Corrected { Said.Index: var index } => IdOfFrame(index),
        CaseEvent.Erased { Was: CaseEventKind.Corrected, Index: { } index } => IdOfFrame(index),
        CaseEvent.PathCorrected or CaseEvent.Erased { Was: CaseEventKind.PathCorrected } =>
            _counting.Path is { } path ? Id(path.Number) : null,
        _ => null,
    };

    private string? IdOfFrame(long index) =>
        _counting.Frames.FirstOrDefault(frame => frame.Correction.Index == index) is { } frame
            ? Id(frame.Number)
            : null;

    private static string Id(long number) => new MomentId(number).ToString();

    private static ListedMoment Listed(long number, DateTimeOffset at, FrameCorrection said) => new(
        Id(number), MomentKind.Correction, said.By, at, said.Seconds, said.Seconds, said.Index, Severity: null,
        MomentState.Settled, said.By, said.Comment, number, Replies: [], said.Phase);

    private static ListedMoment Listed(CorrectedPath path)
    {
        var said = path.Correction;
        var (from, to) = said.Spans is [var first, ..] and [.., var last]
            ? (first.StartSeconds, said.UntilSeconds ?? last.EndSeconds)
            : (0, said.UntilSeconds ?? 0);
        return new(
            Id(path.Number), MomentKind.Correction, said.By, path.At, from, to, Index: null, Severity: null,
            MomentState.Settled, said.By, said.Comment, path.Number, Replies: []);
    }
}
