using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Results;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.Progress;
using Surgical.TestKit.Models;

namespace Surgical.Tests.Progress;

public class CaseSummaryTests
{
    private static readonly CaseInput Input = new(
        "case-1",
        "hash",
        new VideoFormat(64, 48, 25),
        new ModelIdentity("small", "digest", "rendered scenes only"),
        new CaseRunOptions());

    [Fact]
    public void Of_Model_SaysWhatItKnowsOnlyAndWhatItsWordsMeanElsewhere() => AssertHas(
        "Model: small; it knows rendered scenes only. Its words mean nothing on real footage.\n", Summary());

    [Fact]
    public void Of_Span_IsARowWithClockTimes()
    {
        AssertHas("Lens implantation            1:30.0   1:38.0      8.0        0.97\n", Summary());
    }

    [Fact]
    public void Of_UnknownSpan_IsARow() => AssertHas("Unknown                      1:38.0", Summary());

    [Fact]
    public void Of_FlagTwiceOnOneKeyFrame_CountsTheKeyFrameOnce()
    {
        AssertHas(
            "safety                         1  1:31.5\n",
            Summary(KeyFrames.At(91.5, FlagCode.Safety, FlagCode.Safety)));
    }

    [Fact]
    public void Of_ManyMoments_ShowsTheFirstEight()
    {
        var analyses = Enumerable.Range(0, 9).Select(second => KeyFrames.At(second, FlagCode.Safety)).ToArray();
        AssertHas("9  0:00.0 0:01.0 0:02.0 0:03.0 0:04.0 0:05.0 0:06.0 0:07.0 ...\n", Summary(analyses));
    }

    [Fact]
    public void Of_ManyParts_ShowsTheFirstEightNotesAndCountsTheOthers()
    {
        var notes = Enumerable.Range(1, 11).Select(second => new FootageNote(
            TimeSpan.FromSeconds(second), $"Part {second} begins here."));
        AssertHas(
            "At 0:08.0: Part 8 begins here.\n... and 3 more: report.json\n",
            Summary(SeenFootage.Even(99, 1) with { Notes = [.. notes] }, brokeOff: null));
    }

    [Fact]
    public void Of_AnyCase_EndsWithTheNotice() => AssertHas($"report.json\n{AnalysisFolder.Notice}\n", Summary());

    [Fact]
    public void Of_ReadingThatBrokeOff_SaysOfWhatItsShareIs() => AssertHas(
        "Seen: 50 % of what was read until it broke off at 1:39.0\n",
        Summary(SeenFootage.Even(99, 1), "operation.mp4 is still being written."));

    private static void AssertHas(string expected, string summary) =>
        Assert.Contains(expected, summary, StringComparison.Ordinal);

    private static string Summary(params KeyFrameAnalysis[] analyses) =>
        Summary(SeenFootage.Even(99, 1), brokeOff: null, analyses);

    private static string Summary(SeenFootage footage, string? brokeOff, params KeyFrameAnalysis[] analyses)
    {
        PhaseSpan[] path =
        [
            new(SurgicalPhase.LensImplantation, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(98), 0.97),
            new(null, TimeSpan.FromSeconds(98), TimeSpan.FromSeconds(99), 0.3),
        ];
        var report = new CaseOutcome(
            new CaseCounts(10, 8, 0, 1, 1), footage, SeenShare: 0.5, path)
        {
            BrokeOff = brokeOff,
        };
        return CaseSummary.Of(Input, report, analyses, "out");
    }
}
