using Surgical.Analyzer.Phases;
using static Surgical.Analyzer.Phases.SurgicalPhase;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class CaseCourseTests
{
    [Fact]
    public void Total_RecurringPhase_SumsItsVisits()
    {
        var course = Course((0, Viscoelastic), (4, Capsulorhexis), (10, Viscoelastic), (13, Idle));

        Assert.Equal(TimeSpan.FromSeconds(7), course.Total(Viscoelastic));
    }

    [Fact]
    public void Total_WhileUnknown_BelongsToNoPhase()
    {
        var course = Course((0, Incision), (4, null), (10, Incision));

        Assert.Equal(TimeSpan.FromSeconds(4), course.Total(Incision));
    }

    [Fact]
    public void Pace_PhasesThriceAsQuick_MovesTowardsAThird()
    {
        var course = Course(
            (0, Capsulorhexis), (9.6, Hydrodissection), (15.5, Phacoemulsification), (46, IrrigationAspiration));

        Assert.InRange(course.Pace, 0.3, 0.45);
    }

    [Fact]
    public void Pace_NothingFinished_IsTheUsual()
    {
        Assert.Equal(1, Course((0, Phacoemulsification), (300, Phacoemulsification)).Pace);
    }

    [Theory]
    [InlineData(Incision, Viscoelastic, false)]
    [InlineData(ViscoelasticSuction, ChamberFlushing, false)]
    [InlineData(ChamberFlushing, ViscoelasticSuction, false)]
    [InlineData(Hydrodissection, Capsulorhexis, true)]
    [InlineData(Incision, LensImplantation, true)]
    public void Advance_OneOrder_IsQuestionedOnlyWhenUnusual(SurgicalPhase from, SurgicalPhase to, bool unusual)
    {
        var course = Course((0, from), (5, Idle));

        var questioned = course.Advance(TimeSpan.FromSeconds(8), new(to, 0.99));

        Assert.Equal(unusual ? from : null, questioned);
    }

    [Fact]
    public void Advance_ChangeThatIsNotSure_IsNotQuestioned()
    {
        var course = Course((0, Hydrodissection));

        Assert.Null(course.Advance(TimeSpan.FromSeconds(1), new(Capsulorhexis, 0.7)));
    }

    private static CaseCourse Course(params (double Seconds, SurgicalPhase? Phase)[] tracked)
    {
        var course = new CaseCourse();
        foreach (var (seconds, phase) in tracked)
        {
            course.Advance(TimeSpan.FromSeconds(seconds), new(phase, 0.99));
        }

        return course;
    }
}
