using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Review;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Chart;

public sealed class FrameCorrectionRulesTests
{
    private const string Thinking = "The cannula is in the eye. This is the viscoelastic phase.";

    private static readonly KeyFrameAnalysis Read = Say.Analysis(2, "incision") with
    {
        Thinking = "A knife is at the limbus. This is the incision phase.",
        Answer = "Keep the tunnel square.",
    };

    private static readonly KeyFrameAnalysis Gated = Say.Analysis(2) with
    {
        Status = KeyFrameStatus.NotAsked,
        Reason = UnreadReason.Frozen,
        Answer = null,
    };

    private static readonly KeyFrameAnalysis CutOff = Say.Analysis(2) with
    {
        Status = KeyFrameStatus.Unreadable,
        Reason = UnreadReason.CutOff,
        Answer = null,
    };

    private static readonly FrameCorrection Confirmed = new(50, 2, CorrectionVerdict.Confirmed, "incision", "Dr A");

    private static readonly FrameCorrection Corrected =
        new(50, 2, CorrectionVerdict.Corrected, "viscoelastic", "Dr A", Thinking, "Fill the chamber.");

    private static readonly FrameCorrection[] Fitting =
    [
        Confirmed,
        Corrected,
        Corrected with { Thinking = null, Answer = null },
        Corrected with { Phase = "idle", Thinking = null, Answer = null },
        Corrected with
        {
            Phase = FrameCorrection.Unjudgeable,
            Thinking = "The picture is out of focus.",
            Answer = "Refocus first.",
        },
        Corrected with { Thinking = "Something is seen.\n\n- first\n- second" },
        Corrected with { Boxes = [] },
        Corrected with { Boxes = [new("Lens Injector", 0, 0, 320, 240), new("Pupil", 1.5, 2.25, 0.5, 237.75)] },
        Corrected with { Comment = "Unclear,\nask again." },
        Corrected with { By = "دکتر می\u200Cرود" },
    ];

    private static readonly (FrameCorrection Said, string Words)[] Unfitting =
    [
        (Confirmed with { Seconds = 3 }, "Expected 2 as the seconds of key frame 50, got 3."),
        (Confirmed with { By = "" }, "Expected words as by, got none."),
        (Confirmed with { By = new('a', 81) }, "Expected at most 80 characters as by, got 81."),
        (Confirmed with { By = "two\nlines" }, "Expected by on one line without blanks around it"),
        (Confirmed with { By = "Dr \u202EA" },
            "Expected by with letters or digits and nothing that hides or turns them around."),
        (Confirmed with { By = "\u200B" }, "Expected by with letters or digits"),
        (Confirmed with { By = "-- --" }, "Expected by with letters or digits"),
        (Confirmed with { Phase = "phaco" }, "Expected as phase idle, incision, viscoelastic"),
        (Confirmed with { Phase = new('p', 500) },
            "or unjudgeable, got 'pppppppppppppppppppppppppppppppppppppppp...'."),
        (Confirmed with { Phase = "idle" },
            "Expected incision as phase with the verdict confirmed, as the reply says, got idle."),
        (Confirmed with { Answer = "Other." }, "Expected no thinking and no answer with the verdict confirmed"),
        (Confirmed with { Verdict = (CorrectionVerdict)7 }, "Expected confirmed or corrected as verdict, got 7."),
        (Confirmed with { Comment = new('a', 2001) }, "Expected at most 2000 characters as comment, got 2001."),
        (Corrected with { Answer = " " }, "Expected words as answer, got none."),
        (Corrected with { Thinking = "bell \a" },
            "without control characters other than line feeds and tabs, got U+0007."),
        (Corrected with { Thinking = new('a', 20_001) }, "Expected at most 20000 characters as thinking, got 20001."),
        (Corrected with { Answer = "Done.<end_of_turn>" },
            "Expected answer without tokens that steer the model, got <end_of_turn>."),
        (Corrected with { Answer = "One.\nFinal Answer: Two." }, "Expected thinking and answer without the headings"),
        (Corrected with { Thinking = " blanks " }, "without blanks around them"),
        (Corrected with
        {
            Phase = "capsulorhexis",
        }, "Expected a thinking that names capsulorhexis, as the correction does, or no phase; it names viscoelastic."),
        (Corrected with { Boxes = [new("Pupil", 300, 0, 21, 1)] },
            "Expected boxes inside of the frame of 320x240 pixels, got 21x1 at 300,0."),
        (Corrected with { Boxes = [new("Pupil", -1, 0, 1, 1)] }, "Expected boxes inside of the frame"),
        (Corrected with { Boxes = [new("Pupil", 0, 0, 0, 1)] }, "Expected boxes inside of the frame"),
        (Corrected with { Boxes = [new("Pupil", 0, 0, double.PositiveInfinity, 1)] },
            "Expected boxes inside of the frame"),
        (Corrected with { Boxes = [new("", 0, 0, 1, 1)] }, "Expected words as category of a box, got none."),
        (Corrected with { Boxes = [null!] }, "Expected boxes with category, x, y, width and height, got null."),
        (Corrected with { Boxes = [.. Enumerable.Repeat(new CorrectedBox("Pupil", 0, 0, 1, 1), 201)] },
            "Expected at most 200 boxes, got 201."),
    ];

    [Fact]
    public void Objection_ToWhatFits_IsNone() => Assert.All(Fitting, said => Assert.Null(Objection(said, Read)));

    [Fact]
    public void Objection_ToWhatDoesNotFit_SaysWhatWasExpectedAndWhatCame() => Assert.All(
        Unfitting,
        unfitting => Assert.Contains(unfitting.Words, Objection(unfitting.Said, Read), StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "Expected as wrongFlags flags of key frame 50, each once, of safety; got slow-pace.", FlagCode.SlowPace)]
    [InlineData(
        "Expected as wrongFlags flags of key frame 50, each once, of safety; got safety, safety.",
        FlagCode.Safety, FlagCode.Safety)]
    [InlineData(null, FlagCode.Safety)]
    [InlineData(null)]
    public void Objection_ToFlagsThatAreWrong_DependsOnTheFlagsOfTheFrame(string? words, params FlagCode[] wrong) =>
        Assert.Equal(
            words,
            Objection(Confirmed with { WrongFlags = wrong }, Read with { Flags = [new(FlagCode.Safety, "Iris.")] }));

    [Fact]
    public void Objection_ToAPhaseOfAReplyThatNamesNone_IsNone() =>
        Assert.Null(Objection(Confirmed, Read with { Phase = null }));

    [Fact]
    public void Objection_ToAFrameThatTheModelWasNotShown_DependsOnThePhase()
    {
        Assert.Null(Objection(Confirmed with { Phase = FrameCorrection.Unjudgeable }, Gated));
        Assert.Contains(
            "Expected unjudgeable as phase of a confirmed frame", Objection(Confirmed, Gated),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Objection_ToConfirmingAReplyThatWasNotRead_SaysSo() =>
        Assert.Contains("has no reply that could be confirmed", Objection(Confirmed, CutOff), StringComparison.Ordinal);

    [Fact]
    public void Objection_ToHalfOfAReplyWhereTheModelGaveNone_AsksForBoth() =>
        Assert.Equal(
            "Expected thinking and answer: the model gave none that could stand.",
            Objection(Corrected with { Thinking = null }, CutOff));

    private static string? Objection(FrameCorrection said, KeyFrameAnalysis keyFrame) =>
        FrameCorrectionRules.Objection(said, keyFrame, width: 320, height: 240);
}
