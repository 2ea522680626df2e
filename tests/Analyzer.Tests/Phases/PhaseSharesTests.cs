using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class PhaseSharesTests
{
    [Fact]
    public void FromWeights_AnyWeights_SumToOneAndNameTheGreatest()
    {
        var shares = PhaseShares.FromWeights([1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0]);

        Assert.Equal(1, PhaseNames.Phases.Sum(shares.Of), 1e-12);
        Assert.Equal(SurgicalPhase.IrrigationAspiration, shares.Greatest);
        Assert.Equal(0.25, shares.Of(SurgicalPhase.IrrigationAspiration), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FromIds_WhatWasWritten_IsTheSameToTheLastBit(int seed)
    {
        var random = new Random(seed);
        var shares = PhaseShares.FromWeights([.. PhaseNames.Phases.Select(_ => random.NextDouble())]);

        Assert.Equal(shares.ById(), PhaseShares.FromIds(shares.ById()).ById());
    }

    public static TheoryData<double[]> NoWeights => new(
        [], [1, 1], new double[13], [2, -1, .. new double[11]], [double.NaN, .. Enumerable.Repeat(1.0, 12)]);

    [Theory]
    [MemberData(nameof(NoWeights), DisableDiscoveryEnumeration = true)]
    public void FromWeights_NoWeights_AreRefused(double[] weights)
    {
        Assert.Throws<ArgumentException>(() => PhaseShares.FromWeights(weights));
    }

    [Fact]
    public void FromIds_PhaseMissing_IsRefused()
    {
        Assert.Throws<ArgumentException>(
            () => PhaseShares.FromIds(new Dictionary<string, double> { ["incision"] = 1 }));
    }
}
