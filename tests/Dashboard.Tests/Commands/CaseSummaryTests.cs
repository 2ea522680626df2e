using Surgical.Analyzer;
using Surgical.Analyzer.Model;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reports;
using Surgical.Capture;
using Surgical.Dashboard.Commands;

namespace Surgical.Dashboard.Tests.Commands;

public class CaseSummaryTests
{
    private static readonly CaseInput Input = new(
        "case-1",
        "hash",
        new VideoFormat(64, 48, 25),
        new ModelIdentity("small", "digest", "rendered scenes only"),
        new CaseRunOptions());

    [Fact]
    public void Of_Model_SaysWhatItKnowsOnly() => Assert.Contains("Model: small, rendered scenes only\n", Summary(), StringComparison.Ordinal);

    [Fact]
    public void Of_Span_IsARowWithClockTimes()
    {
        Assert.Contains("Lens implantation            1:30.0   1:38.0      8.0        0.97\n", Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnknownSpan_IsARow() => Assert.Contains("Unknown                      1:38.0", Summary(), StringComparison.Ordinal);

    [Fact]
    public void Of_FlagTwiceOnOneKeyFrame_CountsTheKeyFrameOnce()
    {
        Assert.Contains("safety                         1  1:31.5\n", Summary(Flagged(91.5, "safety", "safety")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManyMoments_ShowsTheFirstEight()
    {
        var analyses = Enumerable.Range(0, 9).Select(second => Flagged(second, "safety")).ToArray();
        Assert.EndsWith("0:07.0 ...", Summary(analyses).Split('\n').Single(line => line.StartsWith("safety", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyCase_EndsWithTheNotice() => Assert.EndsWith($"{AnalysisFolder.Notice}\n", Summary(), StringComparison.Ordinal);

    private static string Summary(params KeyFrameAnalysis[] analyses)
    {
        PhaseSpan[] path =
        [
            new(SurgicalPhase.LensImplantation, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(98), 0.97),
            new(null, TimeSpan.FromSeconds(98), TimeSpan.FromSeconds(99), 0.3),
        ];
        var report = new CaseReport(new CaseCounts(10, 8, 0, 1, 1), TimeSpan.FromSeconds(99), path);
        return CaseSummary.Of(Input, report, analyses, "out");
    }

    private static KeyFrameAnalysis Flagged(double seconds, params string[] codes) => new(
        0, seconds, "read", null, null, null, 0, null, null, "A", [.. codes.Select(code => new Flag(code, "why"))], [], 0, "hash", "digest");
}
