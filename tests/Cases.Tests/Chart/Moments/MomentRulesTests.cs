using Surgical.Cases.Chart.Moments;

namespace Surgical.Cases.Tests.Chart.Moments;

public sealed class MomentRulesTests
{
    private static readonly Moment Flag = new(MomentKind.Flag, 2, 4, "Dr A", Severity: MomentSeverity.Caution);
    private static readonly Moment Comment = new(MomentKind.Comment, 2, 2, "Dr A", Text: "So it is.");

    private static readonly Moment[] Fitting =
    [
        Flag,
        Flag with { Kind = MomentKind.Bookmark, Text = "to be shown\nto others", From = 0, To = 20 },
        Comment,
        Comment with { AnswersTo = "7" },
        Comment with { AnswersTo = "7-unusual-order" },
        Comment with { Kind = MomentKind.Question },
    ];

    private static readonly (Moment Said, string Words)[] Unfitting =
    [
        (Flag with { By = null }, "Expected words as by, got none."),
        (Flag with { By = " Dr A" }, "Expected by on one line without blanks around it, got ' Dr A'."),
        (Flag with { Kind = MomentKind.Correction },
            "Expected flag, bookmark, comment or question as kind, got correction; send it to /corrections."),
        (Flag with { Kind = (MomentKind)17 }, "Expected flag, bookmark, comment or question as kind, got 17."),
        (Flag with { From = -0.1 },
            "Expected from and to in the video of 20 s, to not before from; got -0.1 and 4."),
        (Flag with { From = 4.5 }, "got 4.5 and 4."),
        (Flag with { To = 20.1 }, "got 2 and 20.1."),
        (Flag with { To = double.NaN }, "got 2 and NaN."),
        (Flag with { Severity = null }, "Expected note, caution or safety as severity of a flag, got none."),
        (Flag with { Severity = (MomentSeverity)9 }, "as severity of a flag, got 9."),
        (Comment with { Severity = MomentSeverity.Note }, "Expected no severity of a comment, got one."),
        (Comment with { Text = null }, "Expected words as text of a comment, got none."),
        (Comment with { Text = " \n" }, "Expected words as text, got none."),
        (Comment with { Text = new('a', 2001) }, "Expected at most 2000 characters as text, got 2001."),
        (Flag with { Text = "" }, "Expected words as text, got none."),
        (Flag with { AnswersTo = "7" }, "Expected answersTo with comments only, got it with a flag."),
        (Comment with { AnswersTo = "seven" },
            "Expected the id of a moment as answersTo, such as 12 or 12-safety, got 'seven'."),
        (Comment with { AnswersTo = "7-danger" }, "got '7-danger'."),
        (Comment with { AnswersTo = "-7" }, "got '-7'."),
    ];

    private static readonly PersonsMoment Mine = new(3, DateTimeOffset.UnixEpoch, 3, Comment);

    [Fact]
    public void Objection_ToWhatFits_IsNone() =>
        Assert.All(Fitting, said => Assert.Null(MomentRules.Objection(said, durationSeconds: 20)));

    [Fact]
    public void Objection_ToWhatDoesNotFit_SaysWhatWasExpectedAndWhatCame() => Assert.All(
        Unfitting,
        unfitting => Assert.Contains(
            unfitting.Words, MomentRules.Objection(unfitting.Said, durationSeconds: 20), StringComparison.Ordinal));

    [Fact]
    public void EditObjection_DependsOnAuthorKindAndWhatItAnswers()
    {
        Assert.Null(MomentRules.EditObjection(Mine, Comment with { From = 1, Text = "Or not." }));
        Assert.Equal(
            "Expected Dr A, who set moment 3, to change it, got Dr B.",
            MomentRules.EditObjection(Mine, Comment with { By = "Dr B" }));
        Assert.Equal(
            "Expected comment as kind, as moment 3 is, got question.",
            MomentRules.EditObjection(Mine, Comment with { Kind = MomentKind.Question }));
        Assert.Equal(
            "Expected nothing as answersTo, as moment 3 has it, got 2.",
            MomentRules.EditObjection(Mine, Comment with { AnswersTo = "2" }));
        Assert.Equal(
            "Expected a moment that says something; what 3 said is erased.",
            MomentRules.EditObjection(Mine with { ErasedAt = DateTimeOffset.UnixEpoch }, Comment));
    }

    [Theory]
    [InlineData(MomentState.Open, MomentState.Settled, "Dr B", null)]
    [InlineData(MomentState.Settled, MomentState.Open, "Dr B", null)]
    [InlineData(MomentState.Open, MomentState.Withdrawn, "Dr A", null)]
    [InlineData(MomentState.Withdrawn, MomentState.Open, "Dr A", null)]
    [InlineData(MomentState.Open, MomentState.Withdrawn, "Dr B",
        "Expected Dr A, who set moment 3, to withdraw it, got Dr B.")]
    [InlineData(MomentState.Withdrawn, MomentState.Settled, "Dr B",
        "Expected Dr A, who set moment 3, to bring it back, got Dr B.")]
    [InlineData(MomentState.Open, (MomentState)8, "Dr A",
        "Expected open, acknowledged, settled or withdrawn as state, got 8.")]
    public void SettlementObjection_OfAPersonsMoment_LeavesWithdrawingToItsAuthor(
        MomentState now, MomentState next, string by, string? words) =>
        Assert.Equal(words, MomentRules.SettlementObjection(Mine with { State = now }, new(next, by)));

    [Theory]
    [InlineData(MomentState.Acknowledged, null)]
    [InlineData(MomentState.Open, null)]
    [InlineData(MomentState.Settled,
        "Expected open or acknowledged as state of a flag of the system, got settled; a correction of its key frame "
        + "settles it.")]
    public void SettlementObjection_OfAFlagOfTheSystem_LeavesJudgingToCorrections(MomentState next, string? words) =>
        Assert.Equal(words, MomentRules.SettlementObjection(now: null, new(next, "Dr B")));
}
