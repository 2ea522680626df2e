using Surgical.Analyzer.Phases;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Report.Phases.Worst;

/// <summary>A moment at which the prediction was wrong.</summary>
/// <param name="Seconds">In the video.</param>
/// <param name="Truth">Annotated class.</param>
/// <param name="Said">Predicted class.</param>
/// <param name="Confidence">How sure the tracker was, 0 to 1; null where that is not known.</param>
/// <param name="Answer">What the model wrote; null where that is not known.</param>
internal sealed record WorstFrame(double Seconds, int Truth, int Said, double? Confidence, string? Answer)
{
    private const int Most = 4;

    /// <summary>
    /// Of an analysis the wrong key frames that the tracker was surest of, each mistake once; of phases alone the
    /// middles of the longest wrong stretches.
    /// </summary>
    public static IReadOnlyList<WorstFrame> Of(VideoResult video, double framesPerSecond) =>
        video.Analysis is null ? OfStretches(video.Timeline, framesPerSecond) : OfKeyFrames(video.Frames);

    private static WorstFrame[] OfKeyFrames(IReadOnlyList<JudgedFrame> frames) =>
    [
        .. frames.Where(frame => frame.TrackerIsRight == false)
            .OrderByDescending(frame => frame.Frame.Confidence)
            .DistinctBy(frame => (frame.Truth, frame.Frame.TrackedPhase))
            .Take(Most)
            .Select(frame => new WorstFrame(
                frame.Frame.Seconds,
                (int)frame.Truth,
                LabelOf(frame.Frame.TrackedPhase!),
                frame.Frame.Confidence,
                frame.Frame.Answer)),
    ];

    private static WorstFrame[] OfStretches(PhaseTimeline timeline, double framesPerSecond)
    {
        // Truth and prediction as one number, so that a stretch is one mistake; -1 where there is none.
        var mistakes = timeline.Truth
            .Zip(timeline.Predicted, (truth, said) => truth == said ? -1 : (truth * -PhaseTimeline.Unknown * 2) + said)
            .ToArray();
        return
        [
            .. PhaseSegment.Of(mistakes)
                .Where(run => timeline.Truth[run.Start] != timeline.Predicted[run.Start])
                .OrderByDescending(run => run.Length)
                .DistinctBy(run => run.Label)
                .Take(Most)
                .Select(run => new WorstFrame(
                    (run.Start + (run.Length / 2)) / framesPerSecond,
                    timeline.Truth[run.Start],
                    timeline.Predicted[run.Start],
                    Confidence: null,
                    Answer: null)),
        ];
    }

    private static int LabelOf(string id) =>
        PhaseNames.TryParse(id, out var phase) ? (int)phase : PhaseTimeline.Unknown;
}
