using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Tests.Phases.Scores;

public sealed class DurationErrorTests
{
    private const double FramesPerSecond = 2;

    [Fact]
    public void Error_IsPredictedLessTrueTimeInSeconds()
    {
        // Class 1 takes 2 of 8 samples and is predicted for 5, in several pieces and places.
        var score = FrameScore.Of(new([0, 0, 1, 1, 0, 0, 0, 0], [1, 0, 1, 0, 1, 1, 1, 0]), classes: 2);

        Assert.Equal(new(1.5, 1.5, 1), DurationError.Of([score], 1, FramesPerSecond));
        Assert.Equal(new(-1.5, 1.5, 1), DurationError.Of([score], 0, FramesPerSecond));
    }

    [Fact]
    public void Errors_OfBothSigns_CancelOnlyInTheMean()
    {
        var tooLong = FrameScore.Of(new([1, 0, 0, 0], [1, 1, 1, 0]), classes: 2);
        var tooShort = FrameScore.Of(new([1, 1, 1, 0], [1, 0, 0, 0]), classes: 2);

        Assert.Equal(new(0, 1, 2), DurationError.Of([tooLong, tooShort], 1, FramesPerSecond));
    }

    [Fact]
    public void Video_WhoseTruthLacksThePhase_IsLeftOut()
    {
        var without = FrameScore.Of(new([0, 0], [1, 1]), classes: 2);

        var error = DurationError.Of([without], 1, FramesPerSecond);

        Assert.Equal(0, error.Videos);
        Assert.True(double.IsNaN(error.Mean) && double.IsNaN(error.MeanAbsolute));
    }
}
