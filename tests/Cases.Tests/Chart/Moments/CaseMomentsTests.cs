using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Effective;
using Surgical.Cases.Chart.Moments;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Chart.Moments;

public sealed class CaseMomentsTests
{
    private static readonly CaseEvent[] Flagged =
    [
        Say.KeyFrame(0, "phaco"), Say.KeyFrame(2, "phaco", flags: 1), Say.KeyFrame(4, "phaco", flags: 1),
        Say.KeyFrame(6, "phaco", flags: 1), Say.KeyFrame(8, "phaco"), Say.KeyFrame(10, "phaco", flags: 1),
    ];

    [Fact]
    public void Of_NeighboursWithOneFlag_IsOneMomentOfTheSystemCalledByItsFirstKeyFrame()
    {
        var moments = Of(Flagged);

        Assert.Equal(
            [("2-safety", 0.0, 8.0, 50), ("6-safety", 8, 12, 250)],
            moments.Select(one => (one.Id, one.From, one.To, (int)one.Index!)));
        Assert.All(moments, one => Assert.Equal(
            (MomentKind.Flag, null, FlagCode.Safety, MomentSeverity.Safety, MomentState.Open, FlagState.Open, 0),
            (one.Kind, one.By, one.Code, one.Severity, one.State, one.Judged, one.Number)));
    }

    [Fact]
    public void Of_ACorrectionInsideOfAFlag_SettlesThatPartAndIsAMomentItself()
    {
        var moments = Of([.. Flagged, Say.Corrected(100, "Dr A")]);

        Assert.Equal(
            [
                ("2-safety", MomentState.Open, FlagState.Open, null), ("7", MomentState.Settled, null, "Dr A"),
                ("3-safety", MomentState.Settled, FlagState.Dismissed, "Dr A"),
                ("4-safety", MomentState.Open, FlagState.Open, null),
                ("6-safety", MomentState.Open, (FlagState?)FlagState.Open, (string?)null),
            ],
            moments.OrderBy(one => one.Index).ThenBy(one => one.Id.Length)
                .Select(one => (one.Id, one.State, one.Judged, one.StateBy)));
        var correction = moments.Single(one => one.Kind is MomentKind.Correction);
        Assert.Equal(("Dr A", 4.0, 4.0, 100, "idle", 7), (
            correction.By, correction.From, correction.To, (int)correction.Index!, correction.Phase,
            correction.Number));
    }

    [Fact]
    public void Of_AnAcknowledgedFlagThatACorrectionParts_IsAcknowledgedInAllThatIsOpen()
    {
        var moments = Of(
            [.. Flagged, Settled("2-safety", MomentState.Acknowledged, "Dr B"), Say.Corrected(100, "Dr A")]);

        Assert.Equal(
            [
                ("2-safety", MomentState.Acknowledged, "Dr B", 7), ("3-safety", MomentState.Settled, "Dr A", 0),
                ("4-safety", MomentState.Acknowledged, "Dr B", 0), ("6-safety", MomentState.Open, null, 0),
            ],
            moments.Where(one => one.Code is not null).OrderBy(one => one.Index)
                .Select(one => (one.Id, one.State, one.StateBy, one.Number)));
    }

    [Fact]
    public void Of_AMarkThatIsEditedAndSettled_IsItsNewestContentUnderItsFirstNumber()
    {
        var now = Of(
            new CaseEvent.Marked(Say.Question(3, "Dr A")),
            new CaseEvent.MomentEdited("1", Say.Question(4, "Dr A", "How?")),
            Settled("1", MomentState.Settled, "Dr B")).Single();

        Assert.Equal(
            ("1", "Dr A", "How?", 4.0, 3, MomentState.Settled, "Dr B"),
            (now.Id, now.By, now.Text, now.From, now.Number, now.State, now.StateBy));
    }

    [Fact]
    public void Of_AnswersToAMarkAFlagAndACorrection_AreTheirReplies()
    {
        var moments = Of(
        [
            .. Flagged,
            new CaseEvent.Marked(Say.Question(9, "Dr A")),
            Say.Corrected(100, "Dr A"),
            Answer("7"), Answer("8"), Answer("9"), Answer("4-safety"),
            Say.Corrected(100, "Dr B", "phaco"),
            Settled("12", MomentState.Withdrawn, "Dr C"),
        ]);

        Assert.Equal(
            [("13", "10"), ("2-safety", ""), ("3-safety", ""), ("4-safety", "12"), ("6-safety", ""), ("7", "9 11")],
            moments.OrderBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => (one.Id, string.Join(' ', one.Replies.Select(reply => reply.Id)))));
        var withdrawn = moments.Single(one => one.Id == "4-safety").Replies.Single();
        Assert.Equal((14, MomentState.Withdrawn), (withdrawn.Number, withdrawn.State));
    }

    [Fact]
    public void Of_AnAnswerToWhatIsGone_StandsByItself()
    {
        var moments = Of(
            Say.KeyFrame(4, "phaco"), Say.Corrected(100, "Dr A"), Answer("2"),
            new CaseEvent.CorrectionWithdrawn(new("Dr A", 100)));

        var answer = Assert.Single(moments);
        Assert.Equal(("3", MomentKind.Comment, "2"), (answer.Id, answer.Kind, answer.AnswersTo));
    }

    [Fact]
    public void Of_AMarkThatIsErased_KeepsItsPlaceAndItsAnswers()
    {
        var erased = Entries(
            new CaseEvent.Marked(Say.Question(3, "Dr A").Erased()), Answer("1")).ToList();
        erased[0] = erased[0] with { ErasedAt = DateTimeOffset.UnixEpoch };

        var left = CaseMoments.Of(erased).Moments.Single();

        Assert.Equal(
            ("1", MomentKind.Question, null, null, 3.0, DateTimeOffset.UnixEpoch),
            (left.Id, left.Kind, left.By, left.Text, left.From, left.ErasedAt));
        Assert.Single(left.Replies);
    }

    [Fact]
    public void Of_PhasesMarkedUpToATime_ReachUntilThere()
    {
        var path = Of(new CaseEvent.PathCorrected(
            new([new("incision", 1, 5)], "Dr A", "as far as lunch", UntilSeconds: 8))).Single();

        Assert.Equal(
            (MomentKind.Correction, 1.0, 8.0, null, null, "as far as lunch"),
            (path.Kind, path.From, path.To, path.Index, path.Phase, path.Text));
    }

    private static CaseEvent.Marked Answer(string to) =>
        new(new(MomentKind.Comment, 0, 0, "Dr C", Text: "So it is.", AnswersTo: to));

    private static CaseEvent.MomentSettled Settled(string id, MomentState state, string by) =>
        new(id, new(state, by));

    private static IReadOnlyList<ListedMoment> Of(params CaseEvent[] events) =>
        CaseMoments.Of([.. Entries(events)]).Moments;

    private static IEnumerable<JournalEntry> Entries(params CaseEvent[] events) =>
        events.Select((happened, place) => new JournalEntry(place + 1, DateTimeOffset.UnixEpoch, happened));
}
