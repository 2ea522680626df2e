using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Tests.Figures;

public sealed class CalibrationTests
{
    [Fact]
    public void ExpectedError_IsTheGapOfEveryBinWeightedByItsAnswers()
    {
        var calibration = Calibration.Of([(0.9, true), (0.9, true), (0.9, false), (0.2, true)]);

        // Three answers at 0.9 of which 2/3 are right, one at 0.2 that is right.
        Assert.Equal((0.75 * (0.9 - (2.0 / 3))) + (0.25 * 0.8), calibration.ExpectedError, 12);
        Assert.Equal(0.75, calibration.Accuracy, 12);
    }

    [Fact]
    public void Certainty_FallsIntoTheLastBin()
    {
        var calibration = Calibration.Of([(1, true), (0.95, true)]);

        Assert.Equal(2, calibration.Bins[^1].Samples);
    }

    [Fact]
    public void NoAnswer_LeavesEveryFigureUndefined()
    {
        var calibration = Calibration.Of([]);

        Assert.True(double.IsNaN(calibration.ExpectedError) && double.IsNaN(calibration.Accuracy));
    }
}
