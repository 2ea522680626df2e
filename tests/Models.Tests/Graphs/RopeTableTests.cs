using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Tests.Graphs;

public sealed class RopeTableTests
{
    [Fact]
    public void For_FirstPosition_TurnsNothing()
    {
        var table = RopeTable.For(new Rope(Theta: 10_000, Factor: 1), positions: 2, headSize: 4);

        Assert.Equal([1f, 1f], table.Cosines[..2]);
        Assert.Equal([0f, 0f], table.Sines[..2]);
    }

    [Fact]
    public void For_LaterPairs_TurnMoreSlowlyByTheta()
    {
        var table = RopeTable.For(new Rope(Theta: 10_000, Factor: 1), positions: 2, headSize: 4);

        Assert.Equal(
            [Math.Sin(1), Math.Sin(0.01)],
            table.Sines[2..].Select(sine => (double)sine),
            (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void For_LinearFactor_SlowsPositionsDown()
    {
        var scaled = RopeTable.For(new Rope(Theta: 10_000, Factor: 8), positions: 9, headSize: 2);
        var plain = RopeTable.For(new Rope(Theta: 10_000, Factor: 1), positions: 2, headSize: 2);

        Assert.Equal(plain.Cosines[1], scaled.Cosines[8]);
    }
}
