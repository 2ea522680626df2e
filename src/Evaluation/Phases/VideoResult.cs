using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases;

/// <summary>One video.</summary>
/// <param name="Id">Key of its files.</param>
/// <param name="WasTrainedOn">The public cataract checkpoint was trained on frames of it.</param>
/// <param name="Timeline">Sample by sample.</param>
/// <param name="Score">All figures.</param>
/// <param name="Onset">How soon the phases of the file begin.</param>
/// <param name="LiveOnset">How soon the tracker named them; null where no analysis is known.</param>
/// <param name="Remarks">What was dropped from its files.</param>
/// <param name="Analysis">What the prediction was made from; null where only its phases are known.</param>
/// <param name="Frames">The key frames of the analysis that can be judged.</param>
internal sealed record VideoResult(
    string Id,
    bool WasTrainedOn,
    PhaseTimeline Timeline,
    VideoScore Score,
    OnsetScore Onset,
    OnsetScore? LiveOnset,
    IReadOnlyList<string> Remarks,
    AnalysisRun? Analysis,
    IReadOnlyList<JudgedFrame> Frames)
{
    /// <summary>Samples at which the prediction says Unknown.</summary>
    public int UnknownSamples => Timeline.Predicted.Count(label => label == PhaseTimeline.Unknown);
}
