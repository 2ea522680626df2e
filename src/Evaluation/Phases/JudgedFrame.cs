using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases;

/// <summary>A key frame of an analysis beside what was annotated for its moment.</summary>
/// <param name="Frame">What was said.</param>
/// <param name="Truth">The annotated phase.</param>
/// <param name="IsAtBoundary">An annotated phase begins or ends within ten seconds of it.</param>
internal sealed record JudgedFrame(KeyFrameAnalysis Frame, SurgicalPhase Truth, bool IsAtBoundary)
{
    /// <summary>The tracker named the annotated phase; null where it named none.</summary>
    public bool? TrackerIsRight => Frame.TrackedPhase is { } phase ? phase == PhaseNames.Id(Truth) : null;

    /// <summary>The model's own vote was the annotated phase; null where it cast none.</summary>
    public bool? VoteIsRight => Frame.Phase is { } phase ? phase == PhaseNames.Id(Truth) : null;

    /// <summary>The model was asked, or its scores were taken.</summary>
    public bool WasAsked => Frame.Status != KeyFrameStatus.NotAsked;

    /// <summary>The model was asked, and its reply could not be read or did not come.</summary>
    public bool IsUnread => WasAsked && Frame.Status is not (KeyFrameStatus.Read or KeyFrameStatus.Scored);

    /// <summary>All key frames before the end of the truth; later ones cannot be judged.</summary>
    public static IReadOnlyList<JudgedFrame> Of(PhaseFile truth, AnalysisRun run) =>
    [
        .. from frame in run.KeyFrames
           where frame.Seconds < truth.End
           let phase = truth.At(frame.Seconds)
           where phase is not null
           select new JudgedFrame(frame, phase.Value, IsNearBoundary(truth, frame.Seconds)),
    ];

    // As in the relaxed figures: what an annotator sets within seconds of where another would.
    private static bool IsNearBoundary(PhaseFile truth, double seconds) => truth.Rows.Any(row =>
        Math.Abs(seconds - row.Start) < VideoScore.Window.TotalSeconds
        || Math.Abs(seconds - row.End) < VideoScore.Window.TotalSeconds);
}
