using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.DataSets.Phases;

namespace Surgical.Evaluation.Phases;

/// <summary>A key frame of an analysis beside what was annotated for its moment.</summary>
/// <param name="Frame">What was said.</param>
/// <param name="Truth">The annotated phase.</param>
internal sealed record JudgedFrame(KeyFrameAnalysis Frame, SurgicalPhase Truth)
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
           select new JudgedFrame(frame, phase.Value),
    ];
}
