namespace Surgical.Evaluation.Phases.Scores;

/// <summary>All figures of one video. The strict ones come first; relaxed ones are much higher.</summary>
/// <param name="Strict">proposed_unrelaxed.</param>
/// <param name="Relaxed">proposed_boundary_relaxed.</param>
/// <param name="Segments">ms_tcn_default_bg: idle is a run as any other.</param>
/// <param name="PhaseSegments">ms_tcn_bg_idle0: idle runs are dropped.</param>
/// <param name="EvaluateMStrict">evaluate_m_general_unrelaxed.</param>
/// <param name="EvaluateMRelaxed">evaluate_m_general_relaxed10s.</param>
internal sealed record VideoScore(
    FrameScore Strict,
    FrameScore Relaxed,
    SegmentScore Segments,
    SegmentScore PhaseSegments,
    EvaluateMScore EvaluateMStrict,
    EvaluateMScore EvaluateMRelaxed)
{
    /// <summary>Of both relaxed families, to each side of a boundary.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromSeconds(10);

    /// <param name="video">At least one sample.</param>
    /// <param name="classes">How many classes there are, idle among them.</param>
    /// <param name="idle">The class of idle.</param>
    /// <param name="framesPerSecond">Samples a second.</param>
    public static VideoScore Of(PhaseTimeline video, int classes, int idle, double framesPerSecond)
    {
        var window = (int)Math.Round(Window.TotalSeconds * framesPerSecond);
        return new(
            FrameScore.Of(video, classes),
            FrameScore.Of(BoundaryRelaxation.Forgive(video, window), classes),
            SegmentScore.Of(video, background: null),
            SegmentScore.Of(video, background: idle),
            EvaluateMScore.Of(video, classes, window: 0, EvaluateMScore.AnyPhase),
            EvaluateMScore.Of(video, classes, window, EvaluateMScore.AnyPhase));
    }
}
