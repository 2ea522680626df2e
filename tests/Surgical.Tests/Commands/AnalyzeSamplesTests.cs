using System.Globalization;
using Surgical.Analyzer.Findings;

namespace Surgical.Tests.Commands;

/// <summary>The figures of `analyze --gap 1` with the embedded model against the truth of both sample videos.</summary>
public sealed class AnalyzeSamplesTests(AnalyzedSamples samples, ITestOutputHelper output)
    : IClassFixture<AnalyzedSamples>
{
    public static TheoryData<string> Samples => ["phaco-routine", "phaco-runout"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Analyze_Sample_EndsWellWithAKeyFrameASecond(string sample)
    {
        var run = samples.Run(sample);
        Assert.True(run.ExitCode == 0, run.Errors);
        var analyses = samples.Analyses(sample);
        Assert.Equal(Enumerable.Range(0, analyses.Count).Select(second => (25L * second, (double)second)),
            analyses.Select(analysis => (analysis.Index, analysis.Seconds)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Analyze_Sample_ReadsEveryReply(string sample)
    {
        Assert.All(samples.Analyses(sample), analysis => Assert.Equal(KeyFrameStatus.Read, analysis.Status));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Analyze_Sample_VotesRightOutsideFocusHazards(string sample)
    {
        var truth = CaseTruth.OfSample(sample);
        var judged = samples.Analyses(sample).Where(analysis => analysis.Status == KeyFrameStatus.Read
            && !truth.Hazards.Any(hazard => hazard.Kind == "focus" && hazard.Covers(analysis.Seconds)));
        AssertShare("votes", 0.95, judged, analysis => analysis.Phase == truth.PhaseAt(analysis.Seconds));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Analyze_Sample_TracksThePhase(string sample)
    {
        var truth = CaseTruth.OfSample(sample);
        AssertShare("tracked", 0.90, samples.Analyses(sample), a => a.TrackedPhase == truth.PhaseAt(a.Seconds));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Analyze_Sample_FindsTheBestPath(string sample)
    {
        var truth = CaseTruth.OfSample(sample);
        var path = CaseTruth.OfPhases(Path.Combine(samples.Folder(sample), "phases.csv"));
        AssertShare(
            "best path", 0.95, samples.Analyses(sample), a => path.PhaseAt(a.Seconds) == truth.PhaseAt(a.Seconds));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Analyze_Sample_FlagsEveryHazard(string sample)
    {
        var flagged = samples.Analyses(sample).Where(IsSafety).ToList();
        Assert.All(CaseTruth.OfSample(sample).Hazards, hazard =>
            Assert.Contains(flagged, analysis => hazard.Covers(analysis.Seconds)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Analyze_Sample_SeldomRaisesFalseAlarms(string sample)
    {
        var truth = CaseTruth.OfSample(sample);
        var calm = samples.Analyses(sample)
            .Where(analysis => !truth.Hazards.Any(hazard => hazard.IsWithin(2, analysis.Seconds)));
        AssertShare("calm", 0.92, calm, analysis => !IsSafety(analysis));
    }

    private static bool IsSafety(KeyFrameAnalysis analysis) => analysis.Flags.Any(flag => flag.Code == FlagCode.Safety);

    private void AssertShare(
        string name, double least, IEnumerable<KeyFrameAnalysis> analyses, Func<KeyFrameAnalysis, bool> isRight)
    {
        var all = analyses.ToList();
        var wrong = all.Where(analysis => !isRight(analysis)).Select(analysis => analysis.Seconds).ToList();
        var share = 1 - ((double)wrong.Count / all.Count);
        var figure = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {share:F3} of {all.Count} (least {least}); not at {string.Join(' ', wrong)} s");
        output.WriteLine(figure);
        Assert.True(share >= least, figure);
    }
}
