using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Tests.Phases.Scores;

public sealed class FrameScoreTests
{
    private static readonly PhaseTimeline Unsure = new(
        [0, 0, 1, 2], [PhaseTimeline.Unknown, 0, 1, PhaseTimeline.Unknown]);

    [Fact]
    public void Unknown_InAPrediction_IsWrongAndNeverIdle()
    {
        var score = FrameScore.Of(Unsure, classes: 3);

        Assert.Equal(0.5, score.Accuracy);
        Assert.Equal([0.5, 1, 0], score.Recall);
        Assert.Equal([1, 1, 0], score.Predicted);
    }

    [Fact]
    public void Unknown_BesideABoundary_IsForgivenByNobody()
    {
        var relaxed = FrameScore.Of(BoundaryRelaxation.Forgive(Unsure, window: 10), classes: 3);
        var challenge = EvaluateMScore.Of(Unsure, classes: 3, window: 10, EvaluateMScore.AnyPhase);

        Assert.Equal(0.5, relaxed.Accuracy);
        Assert.Equal(50, challenge.Accuracy);
    }

    [Fact]
    public void Figures_OfAPhaseThatTheTruthLacks_AreUndefined()
    {
        var score = FrameScore.Of(new([0, 0], [0, 1]), classes: 2);

        Assert.Equal([1, double.NaN], score.Precision);
    }
}
