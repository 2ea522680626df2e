using Surgical.Analyzer;
using Surgical.Dashboard.Commands;

namespace Surgical.Dashboard.Tests.Commands;

public class AnalysisProgressTests
{
    [Fact]
    public void Line_KnownLength_SaysHowFar()
    {
        Assert.Equal(
            "12.0 of 70.0 s: read, Lens positioning 0.98, safety",
            AnalysisProgress.Line(KeyFrame("lens-positioning"), TimeSpan.FromSeconds(70)));
    }

    [Fact]
    public void Line_UnknownLengthAndPhase_SaysNeither()
    {
        Assert.Equal("12.0 s: read, Unknown 0.98, safety", AnalysisProgress.Line(KeyFrame(null), length: null));
    }

    private static KeyFrameAnalysis KeyFrame(string? phase) => new(
        300, 12, "read", null, null, phase, 0.98, null, null, "A", [new Flag("safety", "why")], [], 0, "hash", "digest");
}
