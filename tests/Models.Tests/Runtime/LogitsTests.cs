using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Models.Tests.Runtime;

public sealed class LogitsTests
{
    [Fact]
    public void Likeliest_Tie_IsTheLowestId() => Assert.Equal(1, Logits.Likeliest([0, 3, 2, 3]));

    [Fact]
    public void LogProbability_OfAllTokens_SumsToOne()
    {
        float[] logits = [-2, 0.5f, 3, 1];

        Assert.Equal(1, Enumerable.Range(0, 4).Sum(id => Math.Exp(Logits.LogProbability(logits, id))), 12);
    }

    [Fact]
    public void LogProbability_LargeLogits_DoesNotOverflow() =>
        Assert.Equal(-Math.Log(2), Logits.LogProbability([5000, 5000], 0), 12);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Finite_ScoresOfWhichOneIsNoNumber_AreRefused(float number) =>
        Assert.Throws<ModelException>(() => Logits.Finite(Logits.LogOfSum([0, number, 1])));

    [Fact]
    public void Finite_TokenThatIsRuledOut_IsNoReasonToRefuse() =>
        Assert.Equal(Math.Log(2), Logits.Finite(Logits.LogOfSum([0, float.NegativeInfinity, 0])), tolerance: 1e-12);
}
