using Surgical.Models.Checks;

namespace Surgical.Models.Tests.Checks;

public sealed class DeviationTests
{
    [Fact]
    public void Relative_OneValueOff_IsOverTheGreatestReference() =>
        Assert.Equal(0.05, Deviation.Relative([1, -9.5f], [1, -10]), 6);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Relative_NoNumber_IsInfinite(float odd) =>
        Assert.Equal(double.PositiveInfinity, Deviation.Relative([odd, 1], [1, 1]));

    [Fact]
    public void Relative_OtherLength_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, Deviation.Relative([1], [1, 1]));

    [Fact]
    public void LeastCosine_OneRowTurned_IsThatRows() =>
        Assert.Equal(0, Deviation.LeastCosine([1, 0, 0, 1], [1, 0, 1, 0], width: 2), 6);

    [Fact]
    public void LeastCosine_NoNumber_IsZero() =>
        Assert.Equal(0, Deviation.LeastCosine([float.NaN, 0], [1, 0], width: 2));
}
