using System.Text.Json;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Tests.Guidance;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Tests.Reading;

public sealed class CaseInterpreterTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Resume_AnyEarlierPart_LeadsToTheSameAsHavingInterpretedIt(int seed)
    {
        var random = new Random(seed);
        var facts = RandomCase(random);
        var duration = facts[^1].At + TimeSpan.FromSeconds(1);
        var whole = new CaseInterpreter();
        var expected = facts.Select(whole.Interpret).Select(Json).ToList();
        var earlier = random.Next(facts.Length);

        var resumed = new CaseInterpreter();
        foreach (var record in expected.Take(earlier))
        {
            resumed.Resume(JsonSerializer.Deserialize<KeyFrameAnalysis>(record, AnalysisJson.Options)!);
        }

        Assert.Equal(expected.Skip(earlier), facts.Skip(earlier).Select(resumed.Interpret).Select(Json));
        Assert.Equal(whole.BestPath(duration), resumed.BestPath(duration));
    }

    [Fact]
    public void Interpret_VoteWithProbabilities_TakesTheGeometricMeanOfTheNamingWords()
    {
        var text = Facts.Phase("lens implantation");
        var start = text.IndexOf("lens", StringComparison.Ordinal);
        var reply = OddReplies.Reply(text) with
        {
            Tokens =
            [
                new(0, start, -5), new(start, 5, Math.Log(0.5)), new(start + 5, 12, Math.Log(0.8)),
                new(start + 18, 5, -5),
            ],
        };

        var analysis = new CaseInterpreter().Interpret(Facts.Of(0, text) with { Reply = reply });

        Assert.Equal(Math.Sqrt(0.4), analysis.VoteConfidence!.Value, 12);
    }

    [Fact]
    public void Interpret_ReadFrame_CarriesVoteTrackAndText()
    {
        var interpreter = new CaseInterpreter();
        interpreter.Interpret(Facts.Of(0, Facts.Phase("incision")));

        var analysis = interpreter.Interpret(Facts.Of(1.5, Facts.Phase("incision")));

        Assert.Equal(
            (37L, 1.5, KeyFrameStatus.Read, (UnreadReason?)null, "incision", "incision", "Go on slowly."),
            (analysis.Index, analysis.Seconds, analysis.Status, analysis.Reason, analysis.Phase, analysis.TrackedPhase,
                analysis.Answer));
        Assert.InRange(analysis.Confidence, 0.8, 1);
    }

    public static TheoryData<Analysis, string, string?> Outcomes => new()
    {
        { new Analysis.Unreadable(UnreadableReason.NoAnswer), "unreadable", "no-answer" },
        { new Analysis.Unreadable(UnreadableReason.CutOff), "unreadable", "cut-off" },
        { new Analysis.Unreadable(UnreadableReason.Ambiguous), "unreadable", "ambiguous" },
        { new Analysis.TimedOut(TimeSpan.FromSeconds(9)), "timed-out", "time-limit" },
        { new Analysis.NotAsked(Unjudgeable.TooDark), "not-asked", "too-dark" },
        { new Analysis.NotAsked(Unjudgeable.TooBright), "not-asked", "too-bright" },
        { new Analysis.NotAsked(Unjudgeable.Frozen), "not-asked", "frozen" },
        { new Analysis.NotAsked(Unjudgeable.NoPicture), "not-asked", "no-picture" },
        { new Analysis.NotAsked(Unjudgeable.Blurred), "not-asked", "blurred" },
        { new Analysis.NotAsked(Unjudgeable.NotAnEye), "not-asked", "not-an-eye" },
    };

    [Theory]
    [MemberData(nameof(Outcomes), DisableDiscoveryEnumeration = true)]
    public void Interpret_FrameThatWasNotRead_SaysWhyAndNamesNoPhase(Analysis outcome, string status, string? reason)
    {
        var analysis = new CaseInterpreter().Interpret(Facts.Of(0, outcome));

        Assert.Equal(
            (status, reason), (Spelling.Of(analysis.Status), analysis.Reason is { } why ? Spelling.Of(why) : null));
        Assert.Null(analysis.Phase);
        Assert.Null(analysis.TrackedPhase);
        Assert.Null(analysis.Answer);
    }

    [Fact]
    public void Interpret_EarlierKeyFrame_Throws()
    {
        var interpreter = new CaseInterpreter();
        interpreter.Interpret(Facts.Of(2, Facts.Phase("incision")));

        Assert.Throws<ArgumentException>(() => interpreter.Interpret(Facts.Of(1, Facts.Phase("incision"))));
    }

    /// <summary>
    /// Times that no double holds exactly, phases in and out of order, abstentions, unread and gated frames.
    /// </summary>
    private static KeyFrameFacts[] RandomCase(Random random)
    {
        var facts = new List<KeyFrameFacts>();
        var at = TimeSpan.Zero;
        while (facts.Count < 80)
        {
            var phase = PhaseNames.ShownName((SurgicalPhase)(facts.Count / 6 % PhaseNames.Phases.Count));
            facts.Add(RandomFacts(random, phase) with { At = at });
            at += TimeSpan.FromTicks(random.NextInt64(1, 4 * TimeSpan.TicksPerSecond));
        }

        return [.. facts];
    }

    private static KeyFrameFacts RandomFacts(Random random, string phase)
    {
        var text = Facts.Phase(phase);
        return random.Next(10) switch
        {
            0 => Facts.Of(0, new Analysis.NotAsked(Unjudgeable.Frozen)),
            1 => Facts.Of(0, "no headings"),
            2 => Facts.Of(0, Facts.Phase(PhaseNames.ShownName((SurgicalPhase)random.Next(PhaseNames.Phases.Count)))),
            3 => Facts.Of(0, new Analysis.Scored(
                PhaseShares.FromWeights([.. PhaseNames.Phases.Select(_ => random.NextDouble())]))),
            _ => Facts.Of(0, text) with
            {
                Reply = OddReplies.Reply(text) with { Tokens = [new ReplyToken(0, text.Length, -random.NextDouble())] },
            },
        };
    }

    private static string Json(KeyFrameAnalysis analysis) => JsonSerializer.Serialize(analysis, AnalysisJson.Options);
}
