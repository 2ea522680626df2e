using Surgical.Analyzer.Findings;

namespace Surgical.Cases.Chart.Effective;

/// <summary>What holds of a case: what people said before what the model said. Nothing else decides that.</summary>
/// <param name="LastEvent">Number of the newest event that went into it.</param>
/// <param name="Frames">The key frames, in the order of the video.</param>
/// <param name="Phases">Of the whole case, in order.</param>
/// <param name="Flags">Joined, in the order of their first key frames.</param>
public sealed record EffectiveCase(
    long LastEvent,
    IReadOnlyList<EffectiveFrame> Frames,
    IReadOnlyList<EffectiveSpan> Phases,
    IReadOnlyList<FlagSpan> Flags)
{
    /// <summary>What the entries of a case, in order, add up to.</summary>
    public static EffectiveCase Of(IReadOnlyList<JournalEntry> entries)
    {
        var corrections = CaseCorrections.Of(entries);
        var keyFrames = KeyFramesOf(entries);
        var reach = new KeyFrameReach(keyFrames);
        var frames = FramesOf(keyFrames, corrections, reach);
        return new(
            entries.Count == 0 ? 0 : entries.Max(entry => entry.Number),
            frames,
            PhasesOf(entries, corrections, frames),
            FlagSpans.Of(frames, reach));
    }

    // A reading that goes on may have read its first key frame before.
    private static List<KeyFrameAnalysis> KeyFramesOf(IReadOnlyList<JournalEntry> entries) =>
    [
        .. entries.Select(entry => entry.Event)
            .OfType<CaseEvent.KeyFrame>()
            .GroupBy(keyFrame => keyFrame.Analysis.Index)
            .Select(same => same.Last().Analysis)
            .OrderBy(keyFrame => keyFrame.Seconds),
    ];

    private static IReadOnlyList<EffectiveFrame> FramesOf(
        List<KeyFrameAnalysis> keyFrames, CaseCorrections corrections, KeyFrameReach reach)
    {
        var people = corrections.Frames.ToDictionary(frame => frame.Correction.Index, frame => frame.Correction);
        return
        [
            .. keyFrames.Select((keyFrame, place) =>
                new FrameJudgement(keyFrame, people.GetValueOrDefault(keyFrame.Index), corrections.Path?.Correction)
                    .During(reach.From(place), reach.Until(place))),
        ];
    }

    private static IReadOnlyList<EffectiveSpan> PhasesOf(
        IReadOnlyList<JournalEntry> entries, CaseCorrections corrections, IReadOnlyList<EffectiveFrame> frames)
    {
        var progress = entries.Aggregate(CaseProgress.None, (before, entry) => before.After(entry));
        var paint = new PhasePaint(progress.Phases);
        if (corrections.Path is { Correction: { Spans.Count: > 0 } path })
        {
            paint.LayPath(path);
        }

        var corrected = corrections.Frames.Select(frame => frame.Correction.Index).ToHashSet();
        foreach (var frame in frames.Where(frame => corrected.Contains(frame.Index)))
        {
            if (paint.At(frame.Seconds) != frame.Phase)
            {
                paint.Lay(new(frame.Phase, frame.FromSeconds, frame.UntilSeconds, Confidence: null, frame.PhaseBy));
            }
        }

        return paint.Seen;
    }
}
