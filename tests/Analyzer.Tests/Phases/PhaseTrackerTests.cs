using Surgical.Analyzer.Phases;
using static Surgical.Analyzer.Phases.SurgicalPhase;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class PhaseTrackerTests
{
    [Fact]
    public void Observe_NothingButAbstentions_IsUnknown()
    {
        Assert.Null(Track((0, null), (1, null), (2, null)).Phase);
    }

    [Fact]
    public void Observe_OneVoteAtTheStart_IsBelieved()
    {
        Assert.Equal(Phacoemulsification, Track((0, Phacoemulsification)).Phase);
    }

    [Fact]
    public void Observe_OneUnlikelyVoteAmongMany_IsNotFollowed()
    {
        var votes = Enumerable.Range(0, 10).Select(second => (second + 0.0, (SurgicalPhase?)Phacoemulsification));

        Assert.Equal(Phacoemulsification, Track([.. votes, (10, Incision)]).Phase);
    }

    [Fact]
    public void Observe_UnusualOrderThatPersists_IsFollowed()
    {
        Assert.Equal(
            Capsulorhexis,
            Track(
                (0, TonifyingAntibiotics),
                (1, TonifyingAntibiotics),
                (2, Capsulorhexis),
                (3, Capsulorhexis),
                (4, Capsulorhexis)).Phase);
    }

    [Fact]
    public void Observe_ShortSilence_KeepsThePhase()
    {
        Assert.Equal(Capsulorhexis, Track((0, Capsulorhexis), (1, Capsulorhexis), (2, null), (3, null)).Phase);
    }

    [Fact]
    public void Observe_LongSilence_IsUnknown()
    {
        Assert.Null(Track((0, Phacoemulsification), (1, Phacoemulsification), (12, null)).Phase);
    }

    [Fact]
    public void Observe_GapInTheProcedure_RemembersWhatCameBefore()
    {
        var tracker = new PhaseTracker();
        Observe(tracker, (0, Hydrodissection), (1, Hydrodissection), (2, Idle), (3, Idle), (6, null));

        Assert.True(tracker.Probability(Phacoemulsification) > 5 * tracker.Probability(Incision));
    }

    [Fact]
    public void Observe_UnsureVotes_MoveTheBeliefLess()
    {
        var sure = new PhaseTracker().Observe(new(TimeSpan.Zero, LensImplantation, 0.99), pace: 1);
        var unsure = new PhaseTracker().Observe(new(TimeSpan.Zero, LensImplantation, 0.2), pace: 1);

        Assert.True(sure.Confidence > unsure.Confidence);
        Assert.Null(unsure.Phase);
    }

    [Fact]
    public void Observe_AnyHistory_KeepsProbabilitiesThatSumToOne()
    {
        var random = new Random(7);
        var tracker = new PhaseTracker();
        var seconds = 0.0;
        for (var keyFrame = 0; keyFrame < 300; keyFrame++)
        {
            seconds += random.NextDouble() * Math.Pow(10, random.Next(-3, 4));
            Observe(tracker, (seconds, random.Next(4) == 0 ? null : (SurgicalPhase)random.Next(13)));

            Assert.Equal(1, PhaseNames.Phases.Sum(tracker.Probability), 9);
        }
    }

    private static TrackedPhase Track(params (double Seconds, SurgicalPhase? Vote)[] votes) =>
        Observe(new PhaseTracker(), votes);

    private static TrackedPhase Observe(PhaseTracker tracker, params (double Seconds, SurgicalPhase? Vote)[] votes)
    {
        TrackedPhase? tracked = null;
        foreach (var (seconds, vote) in votes)
        {
            tracked = tracker.Observe(new(TimeSpan.FromSeconds(seconds), vote, 0.95), pace: 1);
        }

        return tracked!;
    }

    [Fact]
    public void Observe_SharesOfOnePhaseAlone_AreASureVote()
    {
        var (named, shared) = (new PhaseTracker(), new PhaseTracker());

        var expected = named.Observe(new(TimeSpan.Zero, Capsulorhexis, 1), pace: 1);
        var tracked = shared.Observe(PhaseObservation.Of(TimeSpan.Zero, Shares((Capsulorhexis, 1))), pace: 1);

        Assert.Equal(expected.Phase, tracked.Phase);
        Assert.Equal(expected.Confidence, tracked.Confidence, 1e-12);
    }

    [Fact]
    public void Observe_EqualSharesOfAllPhases_SayNothing()
    {
        var tracker = new PhaseTracker();
        var before = tracker.Observe(new(TimeSpan.Zero, null, null), pace: 1);

        var after = tracker.Observe(
            PhaseObservation.Of(TimeSpan.Zero, PhaseShares.FromWeights([.. PhaseNames.Phases.Select(_ => 1.0)])),
            pace: 1);

        Assert.Equal(before.Confidence, after.Confidence, 1e-2);
    }

    [Fact]
    public void Observe_SecondShareThatFitsTheCourse_WinsOverAFirstThatDoesNot()
    {
        var tracker = new PhaseTracker();
        for (var second = 0; second < 5; second++)
        {
            tracker.Observe(new(TimeSpan.FromSeconds(second), Phacoemulsification, 1), pace: 1);
        }

        var tracked = tracker.Observe(
            PhaseObservation.Of(TimeSpan.FromSeconds(5), Shares((Incision, 0.55), (Phacoemulsification, 0.45))),
            pace: 1);

        Assert.Equal(Phacoemulsification, tracked.Phase);
        Assert.InRange(tracked.Confidence, 0.95, 1);
    }

    private static PhaseShares Shares(params (SurgicalPhase Phase, double Share)[] shares) => PhaseShares.FromWeights(
        [.. PhaseNames.Phases.Select(phase => shares.FirstOrDefault(share => share.Phase == phase).Share)]);
}
