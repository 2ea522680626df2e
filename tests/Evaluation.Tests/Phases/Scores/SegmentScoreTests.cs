using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Tests.Phases.Scores;

public sealed class SegmentScoreTests
{
    private const int Idle = 0;

    [Fact]
    public void Runs_PredictedWhereTheTruthHasNone_AreFalse()
    {
        var score = SegmentScore.Of(new([0, 0, 0], [0, 1, 1]), Idle);

        Assert.All(score.Overlaps, overlap => Assert.Equal(new(0, 1, 0), overlap.Counts));
    }

    [Fact]
    public void Edit_WithoutARunOnEitherSide_IsUndefined() =>
        Assert.True(double.IsNaN(SegmentScore.Of(new([0, 0], [0, 0]), Idle).Edit));

    [Fact]
    public void Runs_ThatArePredictedUnknown_AreFalse()
    {
        var score = SegmentScore.Of(new([1, 1, 1, 1], [1, 1, 1, PhaseTimeline.Unknown]), Idle);

        Assert.Equal(new(1, 1, 0), score.Overlaps[0].Counts);
    }
}
