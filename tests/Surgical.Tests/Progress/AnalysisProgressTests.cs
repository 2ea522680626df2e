using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Progress;

namespace Surgical.Tests.Progress;

public class AnalysisProgressTests
{
    [Fact]
    public void Line_KnownLength_SaysHowFar()
    {
        Assert.Equal(
            "12.0 of 70.0 s: read, Lens positioning 0.98, safety; about 0:29 min left",
            AnalysisProgress.Line(KeyFrame("lens-positioning"), TimeSpan.FromSeconds(70), Estimate(70)));
    }

    [Fact]
    public void Line_UnknownLengthAndPhase_SaysNeither()
    {
        Assert.Equal(
            "12.0 s: read, Unknown 0.98, safety; time left not known",
            AnalysisProgress.Line(KeyFrame(null), length: null, Estimate(null)));
    }

    [Fact]
    public void Before_FixedGap_SaysHowManyAndThatTheTimeIsNotKnown()
    {
        Assert.Equal(
            "35 key frames expected; how long they take is not known before the first answer",
            EstimateWords.Before(Estimate(70)));
    }

    [Fact]
    public void First_Answer_SaysWhereItsTimeWent()
    {
        var answer = AnswerTime.Of(
            new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.005)), 50);

        Assert.Equal(
            "the first answer took 1.00 s (picture 0.50 s, prompt 0.25 s, 50 tokens at 5.0 ms); about 0:29 min left",
            EstimateWords.First(answer, Estimate(70)));
    }

    [Fact]
    public void First_AnswerWhoseTokensAreNotTold_SaysSo()
    {
        var answer = new AnswerTime(
            TimeSpan.FromSeconds(1), new(TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.Zero), Tokens: null);

        Assert.Contains(
            "(picture 0.00 s, prompt 1.00 s, an unknown number of tokens);",
            EstimateWords.First(answer, Estimate(70)),
            StringComparison.Ordinal);
    }

    // A key frame every two seconds, the one at 12 s seen after one second of work.
    private static CaseEstimate Estimate(double? length)
    {
        var estimate = new CaseEstimate(
            length is { } seconds ? TimeSpan.FromSeconds(seconds) : null, new() { FixedGap = TimeSpan.FromSeconds(2) });
        if (length is not null)
        {
            estimate.Observe(TimeSpan.FromSeconds(12), new(TimeSpan.FromSeconds(1.05), null, 0));
        }

        return estimate;
    }

    private static KeyFrameAnalysis KeyFrame(string? phase) => new(
        300, 12, KeyFrameStatus.Read, null, null, phase, 0.98, null, null, "A", [new Flag(FlagCode.Safety, "why")], [],
        0, "hash", "digest");
}
