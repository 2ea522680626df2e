using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart.Effective;

namespace Surgical.Cases.Chart.Moments;

/// <summary>
/// The flags of the system as moments. A run is neighbouring key frames with one flag; corrections part it, but what a
/// person has seen of a part of it is seen of all.
/// </summary>
internal sealed class SystemFlags
{
    private readonly IReadOnlyList<FlagSpan> _spans;
    private readonly Dictionary<long, JournalEntry> _newest = [];
    private readonly Dictionary<long, long> _indexOf = [];
    private readonly Dictionary<(FlagCode Code, long Index), long> _runs = [];

    /// <param name="entries">Of a case, in order.</param>
    /// <param name="effective">Of the same.</param>
    public SystemFlags(IReadOnlyList<JournalEntry> entries, EffectiveCase effective)
    {
        _spans = effective.Flags;
        foreach (var entry in entries)
        {
            if (entry.Event is CaseEvent.KeyFrame { Analysis.Index: var index })
            {
                _newest[index] = entry;
                _indexOf[entry.Number] = index;
            }
        }

        Dictionary<FlagCode, long> open = [];
        foreach (var frame in effective.Frames)
        {
            open = frame.Flags.Select(flag => flag.Code).Distinct()
                .ToDictionary(code => code, code => open.GetValueOrDefault(code, frame.Index));
            foreach (var (code, first) in open)
            {
                _runs[(code, frame.Index)] = first;
            }
        }
    }

    /// <summary>As they are listed.</summary>
    /// <param name="settled">What persons made of them, in order.</param>
    public IEnumerable<ListedMoment> Moments(IReadOnlyList<SettledFlag> settled)
    {
        var byRun = settled.Where(one => RunOf(one.Flag) is not null).ToLookup(one => RunOf(one.Flag)!.Value);
        return _spans.Select(span =>
            Listed(span, [.. byRun[(span.Code, _runs[(span.Code, span.Index)])]]));
    }

    /// <summary>Id of the listed flag that a key frame's flag belongs to; null where it is gone.</summary>
    public string? IdOf(MomentId flag) =>
        RunOf(flag) is { } run && _spans.LastOrDefault(span =>
            span.Code == flag.Code && span.Index <= _indexOf[flag.Number]
            && _runs[(span.Code, span.Index)] == run.First) is { } span
            ? Id(span)
            : null;

    private (FlagCode Code, long First)? RunOf(MomentId flag) =>
        flag.Code is { } code && _indexOf.TryGetValue(flag.Number, out var index)
            && _runs.TryGetValue((code, index), out var first)
            ? (code, first)
            : null;

    private string Id(FlagSpan span) => new MomentId(_newest[span.Index].Number, span.Code).ToString();

    private ListedMoment Listed(FlagSpan span, IReadOnlyList<SettledFlag> settled)
    {
        var id = Id(span);
        var seen = settled is [.., var newest] ? newest.Settlement : null;
        var (state, by) = span.State is FlagState.Open
            ? (seen?.State ?? MomentState.Open, seen?.By)
            : (MomentState.Settled, span.By);
        return new(
            id,
            MomentKind.Flag,
            By: null,
            _newest[span.Index].At,
            span.StartSeconds,
            span.EndSeconds,
            span.Index,
            SeverityOf(span.Code),
            state,
            by,
            span.Reason,
            settled.LastOrDefault(one => one.Flag.ToString() == id)?.Number ?? 0,
            Replies: [],
            Code: span.Code,
            Judged: span.State);
    }

    private static MomentSeverity SeverityOf(FlagCode code) => code switch
    {
        FlagCode.Safety => MomentSeverity.Safety,
        FlagCode.Unreadable or FlagCode.Unjudgeable => MomentSeverity.Note,
        _ => MomentSeverity.Caution,
    };
}
