using Surgical.Evaluation.Runs.Questions;

namespace Surgical.Evaluation.Tests.Runs.Questions;

public sealed class DrawTests
{
    private static readonly int[] Hundred = [.. Enumerable.Range(0, 100)];

    [Fact]
    public void Draw_MoreBySameSeed_HoldsAllOfTheFewer()
    {
        Assert.Subset(Draw.Of(Hundred, 20, seed: 3).ToHashSet(), Draw.Of(Hundred, 5, seed: 3).ToHashSet());
    }

    [Fact]
    public void Draw_Some_KeepsTheirOrder()
    {
        var drawn = Draw.Of(Hundred, 10, seed: 0);

        Assert.Equal(10, drawn.Count);
        Assert.Equal(drawn.Order(), drawn);
        Assert.NotEqual(Hundred[..10], drawn);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Draw_NoLimitThatIsReached_TakesAll(int? limit) =>
        Assert.Equal(Hundred, Draw.Of(Hundred, limit, seed: 0));
}
