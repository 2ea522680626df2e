using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Tests.Guidance;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Tests.Findings;

public sealed class FlagsTests
{
    [Fact]
    public void Interpret_AnswerSaysStop_FlagsSafetyWithTheSentence()
    {
        var analysis = new CaseInterpreter().Interpret(
            Facts.Of(0, Facts.Text("The frame shows the capsulorhexis phase.", "Stop and refill. Wait.")));

        Assert.Contains(new Flag(FlagCode.Safety, "Stop and refill."), analysis.Flags);
    }

    [Fact]
    public void Interpret_UnsureWords_FlagsLowConfidence()
    {
        var text = Facts.Phase("incision");
        var reply = OddReplies.Reply(text) with
        {
            Tokens = [new ReplyToken(text.IndexOf("incision", StringComparison.Ordinal), 8, Math.Log(0.3))],
        };

        var analysis = new CaseInterpreter().Interpret(Facts.Of(0, text) with { Reply = reply });

        Assert.Contains(analysis.Flags, flag => flag.Code == FlagCode.LowConfidence && flag.Reason.Contains("30"));
    }

    [Fact]
    public void Interpret_NothingKnownOfThePhase_FlagsLowConfidence()
    {
        var analysis = new CaseInterpreter().Interpret(Facts.Of(0, Facts.Text("The view is clear.")));

        Assert.Equal(FlagCode.LowConfidence, Assert.Single(analysis.Flags).Code);
    }

    [Fact]
    public void Interpret_RhexisBeforeIncision_FlagsTheUnusualOrderOnceAndTracksIt()
    {
        var interpreter = new CaseInterpreter();
        var names = Enumerable.Repeat("hydrodissection", 5).Concat(Enumerable.Repeat("capsulorhexis", 5));

        var analyses = names.Select((name, second) => interpreter.Interpret(Facts.Of(second, Facts.Phase(name))))
            .ToList();

        var flag = Assert.Single(
            analyses.SelectMany(analysis => analysis.Flags), flag => flag.Code == FlagCode.UnusualOrder);
        Assert.StartsWith("Capsulorhexis after Hydrodissection", flag.Reason, StringComparison.Ordinal);
        Assert.Equal("capsulorhexis", analyses[^1].TrackedPhase);
    }

    [Fact]
    public void Interpret_BeyondTheNinetiethPercentile_FlagsSlowPaceOnceAndNeverQuality()
    {
        var interpreter = new CaseInterpreter();

        var flags = Enumerable.Range(0, 60)
            .SelectMany(second => interpreter.Interpret(Facts.Of(second, Facts.Phase("capsulorhexis"))).Flags)
            .ToList();

        var slow = Assert.Single(flags, flag => flag.Code == FlagCode.SlowPace);
        Assert.Contains("41.0 s", slow.Reason, StringComparison.Ordinal);
        Assert.Contains("not about quality", slow.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Interpret_TwoAnswers_FlagsUnreadable()
    {
        var analysis = new CaseInterpreter().Interpret(Facts.Of(0, "Final Answer: Go on.\nFinal Answer: Wait."));

        Assert.Equal(
            new(FlagCode.Unreadable, "The reply has two different Final Answers."), Assert.Single(analysis.Flags));
    }

    [Fact]
    public void Interpret_NoAnswerInTime_FlagsUnreadable()
    {
        var analysis = new CaseInterpreter().Interpret(Facts.Of(0, new Analysis.TimedOut(TimeSpan.FromSeconds(30))));

        Assert.Equal(FlagCode.Unreadable, Assert.Single(analysis.Flags).Code);
    }

    [Fact]
    public void Interpret_GatedFrame_FlagsUnjudgeable()
    {
        var analysis = new CaseInterpreter().Interpret(Facts.Of(0, new Analysis.NotAsked(Unjudgeable.Frozen)));

        Assert.Equal(new(FlagCode.Unjudgeable, "The picture is frozen."), Assert.Single(analysis.Flags));
    }
}
