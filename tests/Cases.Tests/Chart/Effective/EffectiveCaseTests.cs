using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Effective;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Chart.Effective;

public sealed class EffectiveCaseTests
{
    private const string Advice = "Keep the tip in the centre.";

    [Fact]
    public void Of_AFrameThatNobodyLookedAt_SaysWhatTheModelSaid()
    {
        var frame = Of(Said(2)).Frames.Single();

        Assert.Equal(("phaco", null, Advice, null, AdviceStanding.Said), Held(frame));
        Assert.Equal([FlagState.Open], frame.Flags.Select(flag => flag.State));
    }

    [Theory]
    [InlineData(StatementKind.Contradicted, AdviceStanding.Contradicted)]
    [InlineData(StatementKind.Refused, AdviceStanding.Refused)]
    public void Of_AReplyThatIsContradictedOrRefused_HasNoAdvice(StatementKind kind, AdviceStanding standing)
    {
        var frame = Of(Said(2, kind)).Frames.Single();

        Assert.Equal(("phaco", null, null, null, standing), Held(frame));
    }

    [Fact]
    public void Of_AFrameCorrectedToAnotherPhase_HasNeitherTheAdviceNorItsFlag()
    {
        var frame = Of(Said(2), Correct(2, "idle")).Frames.Single();

        Assert.Equal(("idle", "Dr A", null, "Dr A", AdviceStanding.Withdrawn), Held(frame));
        Assert.Equal([(FlagState.Dismissed, "Dr A")], frame.Flags.Select(flag => (flag.State, flag.By)));
    }

    [Fact]
    public void Of_AFrameWithBetterWords_HasThose()
    {
        var frame = Of(Said(2), Correct(2, "phaco", "Lower the bottle.")).Frames.Single();

        Assert.Equal(("phaco", "Dr A", "Lower the bottle.", "Dr A", AdviceStanding.Replaced), Held(frame));
        Assert.Equal(FlagState.Dismissed, frame.Flags.Single().State);
    }

    [Fact]
    public void Of_AConfirmedFrame_HasAPersonBehindItsAdviceAndItsFlag()
    {
        var confirmed = new CaseEvent.Corrected(new(50, 2, CorrectionVerdict.Confirmed, "phaco", "Dr A"));

        var frame = Of(Said(2, StatementKind.Contradicted), confirmed).Frames.Single();

        Assert.Equal(("phaco", "Dr A", Advice, "Dr A", AdviceStanding.Confirmed), Held(frame));
        Assert.Equal((FlagState.Confirmed, "Dr A"), (frame.Flags.Single().State, frame.Flags.Single().By));
    }

    [Fact]
    public void Of_AFrameOfWhichAPersonCannotTell_HasNoPhaseAndNoAdvice()
    {
        var frame = Of(Said(2), Correct(2, FrameCorrection.Unjudgeable)).Frames.Single();

        Assert.Equal((null, "Dr A", null, "Dr A", AdviceStanding.Withdrawn), Held(frame));
    }

    [Fact]
    public void Of_AnotherPhaseInThePathOfAPerson_WithdrawsTheAdviceAndLeavesTheWarningOpen()
    {
        var whole = Of(Said(2), Said(4), Said(6), Path(new("incision", 0, 3), new("phaco", 3, 5)));

        Assert.Equal(
            [
                ("incision", "Dr A", null, "Dr A", AdviceStanding.Withdrawn),
                ("phaco", "Dr A", Advice, null, AdviceStanding.Said),
                ("idle", "Dr A", null, "Dr A", AdviceStanding.Withdrawn),
            ],
            whole.Frames.Select(Held));
        Assert.All(whole.Flags, flag => Assert.Equal(FlagState.Open, flag.State));
    }

    [Fact]
    public void Of_AFrameAndAPathThatDiffer_BelievesWhoLookedAtTheFrame()
    {
        var whole = Of(Said(2), Correct(2, "hydrodissection"), Path(new CorrectedSpan("incision", 0, 3)));

        Assert.Equal("hydrodissection", whole.Frames.Single().Phase);
    }

    [Fact]
    public void Of_ACorrectionThatIsErased_SaysAgainWhatTheModelSaid()
    {
        var erased = new CaseEvent.Erased(CaseEventKind.Corrected, 50);

        var frame = Of(Said(2), erased).Frames.Single();

        Assert.Equal(("phaco", null, Advice, null, AdviceStanding.Said), Held(frame));
    }

    [Fact]
    public void Of_AFlagThatAPersonSaysIsWrong_IsDismissedThoughItsReplyIsConfirmed()
    {
        var confirmed = new CaseEvent.Corrected(
            new(50, 2, CorrectionVerdict.Confirmed, "phaco", "Dr A", WrongFlags: [FlagCode.Safety]));

        var frame = Of(Said(2), confirmed).Frames.Single();

        Assert.Equal(("phaco", "Dr A", Advice, "Dr A", AdviceStanding.Confirmed), Held(frame));
        Assert.Equal((FlagState.Dismissed, "Dr A"), (frame.Flags.Single().State, frame.Flags.Single().By));
    }

    [Fact]
    public void Of_ACorrectionThatIsWithdrawn_SaysAgainWhatTheModelSaid()
    {
        var whole = Of(
            Said(2), Correct(2, "idle"), Path(new CorrectedSpan("incision", 0, 3)),
            new CaseEvent.CorrectionWithdrawn(new("Dr B", 50)),
            new CaseEvent.CorrectionWithdrawn(new("Dr B", Path: true)));

        Assert.Equal(("phaco", null, Advice, null, AdviceStanding.Said), Held(whole.Frames.Single()));
        Assert.All(whole.Phases, span => Assert.Null(span.By));
    }

    [Fact]
    public void Of_PhasesMarkedUpToATime_LeavesTheModelsWordBeyondIt()
    {
        var half = new PathCorrection([new("incision", 0, 3)], "Dr A", UntilSeconds: 5);

        var whole = Of(
            Said(2), Said(6), new CaseEvent.Phases([new("phaco", 0, 9, 0.9)]), new CaseEvent.PathCorrected(half));

        Assert.Equal(
            [("incision", "Dr A", AdviceStanding.Withdrawn), ("phaco", null, AdviceStanding.Said)],
            whole.Frames.Select(frame => (frame.Phase!, frame.PhaseBy, frame.Standing)));
        Assert.Equal(
            [
                new("incision", 0, 3, null, "Dr A"), new("idle", 3, 5, null, "Dr A"),
                new EffectiveSpan("phaco", 5, 9, 0.9, null),
            ],
            whole.Phases);
    }

    [Fact]
    public void Of_NeighboursWithTheSameFlag_CountsOneSpan()
    {
        var whole = Of(Say.KeyFrame(0), Say.KeyFrame(2, flags: 1), Say.KeyFrame(4, flags: 1), Say.KeyFrame(6));

        var span = Assert.Single(whole.Flags);
        Assert.Equal((50, 2.0, 2), (span.Index, span.Seconds, span.KeyFrames));
        Assert.Equal((0.0, 6.0), (span.StartSeconds, span.EndSeconds));
    }

    [Fact]
    public void Of_TheSameFlagOnBothSidesOfALongGap_CountsTwo()
    {
        Assert.Equal(
            [2.0, 60], Of(Said(2), Said(4), Said(6), Said(60), Said(62)).Flags.Select(flag => flag.Seconds));
    }

    [Fact]
    public void Of_AFlagSettledInTheMiddleOfARun_PartsIt()
    {
        var whole = Of(Said(2), Said(4), Said(6), Correct(4, "idle"));

        Assert.Equal(
            [(2.0, FlagState.Open), (4.0, FlagState.Dismissed), (6.0, FlagState.Open)],
            whole.Flags.Select(flag => (flag.Seconds, flag.State)));
    }

    [Fact]
    public void Of_KeyFramesFarApart_ReachNoFartherThanTheyMostlyDo()
    {
        var whole = Of(Said(0), Said(2), Said(4), Said(100));

        Assert.Equal(
            [(0.0, 1.0), (1.0, 3.0), (3.0, 5.5), (98.5, 101.0)],
            whole.Frames.Select(frame => (frame.FromSeconds, frame.UntilSeconds)));
    }

    [Fact]
    public void Of_ACorrectedFrame_ShowsInThePhasesOfTheWholeCase()
    {
        var whole = Of(
            Said(0), Said(2), Said(4), new CaseEvent.Phases([new("phaco", 0, 6, 0.9)]), Correct(2, "idle"));

        Assert.Equal(
            [
                new("phaco", 0, 1, 0.9, null), new("idle", 1, 3, null, "Dr A"),
                new EffectiveSpan("phaco", 3, 6, 0.9, null),
            ],
            whole.Phases);
    }

    [Fact]
    public void Of_ThePathOfAPerson_IsWhatTheWholeCaseShows()
    {
        var whole = Of(
            Said(0), new CaseEvent.Phases([new("phaco", 0, 6, 0.9)]),
            Path(new("incision", 0, 2), new("phaco", 3, 5)));

        Assert.Equal(
            [("incision", 0.0, 2.0), ("idle", 2, 3), ("phaco", 3, 5), ("idle", 5, 6)],
            whole.Phases.Select(span => (span.Phase!, span.StartSeconds, span.EndSeconds)));
        Assert.All(whole.Phases, span => Assert.Equal(("Dr A", null), (span.By, span.Confidence)));
    }

    private static (string? Phase, string? By, string? Advice, string? AdviceBy, AdviceStanding Standing) Held(
        EffectiveFrame frame) => (frame.Phase, frame.PhaseBy, frame.Advice, frame.AdviceBy, frame.Standing);

    private static CaseEvent.KeyFrame Said(double seconds, StatementKind? kind = null) => new(
        Say.Analysis(seconds, "phaco", flags: 1) with
        {
            Answer = Advice,
            Statements = kind is { } doubtful ? [new(doubtful, "The view is clear.", "measured")] : [],
        });

    private static CaseEvent.Corrected Correct(double seconds, string phase, string? answer = null) => new(
        new((long)(25 * seconds), seconds, CorrectionVerdict.Corrected, phase, "Dr A", Answer: answer));

    private static CaseEvent.PathCorrected Path(params CorrectedSpan[] spans) =>
        new(new PathCorrection(spans, "Dr A"));

    private static EffectiveCase Of(params IEnumerable<CaseEvent> events) => EffectiveCase.Of(
        [.. events.Select((happened, place) => new JournalEntry(place + 1, DateTimeOffset.UnixEpoch, happened))]);
}
