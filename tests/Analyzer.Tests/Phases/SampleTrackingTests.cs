using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Tests.Phases;

/// <summary>Votes as the embedded model gives them (its card): right on 0.992 and 0.971 of the frames in focus.</summary>
public sealed class SampleTrackingTests
{
    public static TheoryData<string, double, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, double, int>();
            foreach (var seed in Enumerable.Range(1, 20))
            {
                runs.Add("phaco-routine", 0.992, seed);
                runs.Add("phaco-runout", 0.971, seed);
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void TrackedPhase_VotesOfTheReference_IsRightInNineOfTenSeconds(string name, double right, int seed)
    {
        var sample = SampleCase.Named(name);

        var tracked = Track(Votes(sample, right, seed)).Tracked;

        Assert.InRange(Share(sample, tracked), 0.90, 1);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void BestPath_VotesOfTheReference_IsRightInNineteenOfTwentySeconds(string name, double right, int seed)
    {
        var sample = SampleCase.Named(name);
        var votes = Votes(sample, right, seed);

        var path = PhasePath.Best(votes, Track(votes).Pace, sample.Duration);

        Assert.InRange(Share(sample, [.. sample.Seconds.Select(second => PhaseAt(path, second.At))]), 0.95, 1);
    }

    private static (IReadOnlyList<SurgicalPhase?> Tracked, double Pace) Track(IReadOnlyList<PhaseObservation> votes)
    {
        var tracker = new PhaseTracker();
        var course = new CaseCourse();
        var tracked = new List<SurgicalPhase?>();
        foreach (var vote in votes)
        {
            var belief = tracker.Observe(vote, course.Pace);
            course.Advance(vote.At, belief);
            tracked.Add(belief.Phase);
        }

        return (tracked, course.Pace);
    }

    private static double Share(SampleCase sample, IReadOnlyList<SurgicalPhase?> phases) =>
        sample.Seconds.Zip(phases).Count(pair => pair.First.Phase == pair.Second) / (double)sample.Seconds.Count;

    private static SurgicalPhase? PhaseAt(IReadOnlyList<PhaseSpan> path, TimeSpan at) =>
        path.Single(span => span.Start <= at && at < span.End).Phase;

    /// <summary>As many wrong votes as the reference has, at random moments, as sure as the right ones.</summary>
    private static IReadOnlyList<PhaseObservation> Votes(SampleCase sample, double right, int seed)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, sample.Seconds.Count).ToArray();
        random.Shuffle(order);
        var wrong = order[..(int)Math.Round((1 - right) * sample.Seconds.Count)];
        return [.. sample.Seconds.Select(Vote)];

        PhaseObservation Vote(SampleSecond second, int index) => second.Hazard == "focus"
            ? new(second.At, null, null)
            : new(second.At, wrong.Contains(index) ? Other(second.Phase) : second.Phase, 0.95);

        SurgicalPhase Other(SurgicalPhase phase) =>
            (SurgicalPhase)(((int)phase + random.Next(1, PhaseNames.Phases.Count)) % PhaseNames.Phases.Count);
    }
}
