using Surgical.Analyzer.Phases;
using static Surgical.Analyzer.Phases.SurgicalPhase;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class PhasePathTests
{
    [Fact]
    public void Best_NoKeyFrame_IsOneUnknownSpan()
    {
        var span = Assert.Single(PhasePath.Best([], 1, TimeSpan.FromSeconds(5)));

        Assert.Equal((null, TimeSpan.Zero, TimeSpan.FromSeconds(5)), (span.Phase, span.Start, span.End));
    }

    [Fact]
    public void Best_IrregularKeyFrames_ChangesWhereANewPhaseIsFirstSeen()
    {
        var path = Best(20, (0.5, Incision), (1, Incision), (3.5, Incision), (4, Viscoelastic), (9, Viscoelastic));

        Assert.Equal(
            [(Incision, 0.0, 4.0), (Viscoelastic, 4.0, 20.0)],
            path.Select(span => (span.Phase!.Value, span.Start.TotalSeconds, span.End.TotalSeconds)));
    }

    [Fact]
    public void Best_LaterVotes_CorrectAnEarlierOne()
    {
        var path = Best(6, (0, Capsulorhexis), (1, Capsulorhexis), (2, Idle), (3, Capsulorhexis), (4, Capsulorhexis));

        Assert.Equal(Capsulorhexis, Assert.Single(path).Phase);
    }

    [Fact]
    public void Best_LongSilence_IsUnknownBetweenThePhases()
    {
        var path = Best(
            40,
            (0, Capsulorhexis),
            (5, Capsulorhexis),
            (8, null),
            (15, null),
            (22, null),
            (25, Capsulorhexis),
            (30, Capsulorhexis));

        Assert.Equal([Capsulorhexis, null, Capsulorhexis], path.Select(span => span.Phase));
        Assert.Equal((8.0, 25.0), (path[1].Start.TotalSeconds, path[1].End.TotalSeconds));
    }

    [Fact]
    public void Best_AnyCase_CoversTheWholeRecordingInOrder()
    {
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            var seconds = 0.0;
            var votes = Enumerable.Range(0, random.Next(1, 40)).Select(_ => (
                seconds += random.NextDouble() * 8,
                random.Next(3) == 0 ? null : (SurgicalPhase?)random.Next(13))).ToArray();

            AssertCovers(Best(seconds + 1, votes), seconds + 1);
        }
    }

    private static void AssertCovers(IReadOnlyList<PhaseSpan> path, double duration)
    {
        Assert.Equal(TimeSpan.Zero, path[0].Start);
        Assert.Equal(TimeSpan.FromSeconds(duration), path[^1].End);
        Assert.All(path, span => Assert.InRange(span.Confidence, 0, 1 + 1e-9));
        Assert.All(path.Zip(path.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(path.Zip(path.Skip(1)), pair => Assert.NotEqual(pair.First.Phase, pair.Second.Phase));
    }

    private static IReadOnlyList<PhaseSpan> Best(
        double duration, params (double Seconds, SurgicalPhase? Vote)[] votes) =>
        PhasePath.Best(
            [.. votes.Select(vote => new PhaseObservation(TimeSpan.FromSeconds(vote.Seconds), vote.Vote, 0.95))],
            1,
            TimeSpan.FromSeconds(duration));
}
