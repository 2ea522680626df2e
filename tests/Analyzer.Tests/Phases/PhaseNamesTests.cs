using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class PhaseNamesTests
{
    public static TheoryData<SurgicalPhase> Phases => [.. PhaseNames.Phases];

    [Theory]
    [MemberData(nameof(Phases))]
    public void TryParse_IdShownAndCataract1KName_GiveThePhase(SurgicalPhase phase)
    {
        string[] names = [PhaseNames.Id(phase), PhaseNames.ShownName(phase), PhaseNames.Cataract1KName(phase)];
        foreach (var name in names)
        {
            Assert.True(PhaseNames.TryParse(name, out var parsed));
            Assert.Equal(phase, parsed);
        }
    }

    [Theory]
    [InlineData("capsule pulishing", SurgicalPhase.CapsulePolishing)]
    [InlineData("CAPSULE_POLISHING", SurgicalPhase.CapsulePolishing)]
    [InlineData(" Viscoelastic Suction ", SurgicalPhase.ViscoelasticSuction)]
    [InlineData("anterior-chamber_flushing", SurgicalPhase.ChamberFlushing)]
    [InlineData("i/a", SurgicalPhase.IrrigationAspiration)]
    [InlineData("Phacoemulsificiation", SurgicalPhase.Phacoemulsification)]
    [InlineData("Hydrodissetion", SurgicalPhase.Hydrodissection)]
    [InlineData("Lens implant setting-up", SurgicalPhase.LensImplantation)]
    [InlineData("OVD Aspiration", SurgicalPhase.ViscoelasticSuction)]
    [InlineData("Wound Hydratation", SurgicalPhase.TonifyingAntibiotics)]
    public void TryParse_SpellingMetInTheWild_GivesThePhase(string name, SurgicalPhase phase)
    {
        Assert.True(PhaseNames.TryParse(name, out var parsed));
        Assert.Equal(phase, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vitrectomy")]
    [InlineData("the incision")]
    public void TryParse_SomethingElse_IsRefused(string name)
    {
        Assert.False(PhaseNames.TryParse(name, out _));
    }

    [Fact]
    public void Cataract1KName_CapsulePolishing_KeepsTheirMisspelling()
    {
        Assert.Equal("Capsule Pulishing", PhaseNames.Cataract1KName(SurgicalPhase.CapsulePolishing));
    }
}
