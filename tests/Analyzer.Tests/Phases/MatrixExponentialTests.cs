using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class MatrixExponentialTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.04)]
    [InlineData(3)]
    [InlineData(5_000)]
    public void Of_TwoStates_IsTheClosedForm(double time)
    {
        double[] rates = [-0.3, 0.3, 0.1, -0.1];

        var result = MatrixExponential.Of(rates, 2, time);

        var decay = Math.Exp(-0.4 * time);
        Assert.Equal(0.25 + (0.75 * decay), result[0], 8);
        Assert.Equal(0.25 - (0.25 * decay), result[2], 8);
    }
}
