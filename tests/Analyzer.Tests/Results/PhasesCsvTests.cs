using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Results;

namespace Surgical.Analyzer.Tests.Results;

public class PhasesCsvTests
{
    private const string Header = "caseId,comment,frame,endFrame,sec,endSec\n";

    [Fact]
    public void Of_Phase_IsARowInSecondsAndFrames()
    {
        Assert.Equal(Header + "case-1,Incision,75,225,3.0,9.0\n", Csv(Span(SurgicalPhase.Incision, 3, 9)));
    }

    [Theory]
    [InlineData(SurgicalPhase.CapsulePolishing, "Capsule Pulishing")]
    [InlineData(SurgicalPhase.ViscoelasticSuction, "Viscoelastic_Suction")]
    [InlineData(SurgicalPhase.ChamberFlushing, "Anterior_Chamber Flushing")]
    public void Of_Phase_IsSpeltAsInCataract1K(SurgicalPhase phase, string spelling)
    {
        Assert.Equal($"{Header}case-1,{spelling},0,25,0.0,1.0\n", Csv(Span(phase, 0, 1)));
    }

    [Fact]
    public void Of_Idle_IsAGap()
    {
        Assert.Equal(Header, Csv(Span(SurgicalPhase.Idle, 0, 3)));
    }

    [Fact]
    public void Of_Unknown_IsARow()
    {
        Assert.Equal(Header + "case-1,Unknown,25,50,1.0,2.0\n", Csv(Span(null, 1, 2)));
    }

    [Fact]
    public void Of_PartsOfASecond_KeepsMillisecondsAndWholeFrames()
    {
        Assert.Equal(Header + "case-1,Incision,31,83,1.24,3.333\n", Csv(Span(SurgicalPhase.Incision, 1.24, 3.3333)));
    }

    [Fact]
    public void Of_NameWithComma_IsQuoted()
    {
        Assert.Equal(
            Header + "\"Smith, 2nd \"\"eye\"\"\",Incision,0,25,0.0,1.0\n",
            PhasesCsv.Of("Smith, 2nd \"eye\"", [Span(SurgicalPhase.Incision, 0, 1)], FrameNumbers.At(25)));
    }

    private static string Csv(params PhaseSpan[] path) => PhasesCsv.Of("case-1", path, FrameNumbers.At(25));

    private static PhaseSpan Span(SurgicalPhase? phase, double start, double end) =>
        new(phase, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), 1);
}
