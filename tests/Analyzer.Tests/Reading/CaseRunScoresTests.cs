using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Profiles;
using Surgical.Analyzer.Reading;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Analyzer.Tests.Reading;

/// <summary>Cases whose votes are scores of the phases' names.</summary>
public sealed class CaseRunScoresTests
{
    private const string Phaco = "phacoemulsification";

    private static readonly CaseRunOptions Scored = new()
    {
        Sampler = new() { FixedGap = TimeSpan.FromSeconds(1) },
        Votes = VoteSource.Scores,
    };

    private readonly List<KeyFrameRecord> _published = [];

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Votes_Scores_AreTheSharesOfTheNames()
    {
        var source = new SyntheticSource(count: 75);
        await using var model = Scoring(PromptProfile.Cataract.Phases!.After + " the incision phase.");

        await RunAsync(source, model, Scored);

        Assert.All(_published, record => Assert.Equal(
            (KeyFrameStatus.Scored, Phaco, Phaco, null),
            (record.Analysis.Status, record.Analysis.Phase, record.Analysis.TrackedPhase, record.Analysis.Answer)));
        Assert.All(_published, record => Assert.Equal(0.75, record.Analysis.Shares![Phaco], 1e-9));
        Assert.Equal((3, 1), (_published.Count, model.Asked));
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task Votes_ModelThatBeginsOtherwise_AreRefused()
    {
        var source = new SyntheticSource(count: 75);
        await using var model = Scoring("I see an eye.");

        var refusal = await Assert.ThrowsAsync<ModelException>(() => RunAsync(source, model, Scored));

        Assert.Contains("the first one begins with \"I see an eye.\"", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task Votes_ProfileThatDoesNotNamePhases_AreRefused()
    {
        var source = new SyntheticSource(count: 75);
        var options = Scored with { Prompt = PromptProfile.Cataract with { Name = "mine", Phases = null } };
        await using var model = Scoring("");

        var refusal = await Assert.ThrowsAsync<ModelException>(() => RunAsync(source, model, options));

        Assert.Contains("which scoring needs; mine does not", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_FirstFrame_CountsTheTimeOfLookingAtItOnce()
    {
        var looking = TimeSpan.FromSeconds(30);
        var fitting = ScriptedModel.Reply(PromptProfile.Cataract.Phases!.After + " the incision phase.");
        await using var model = new ScriptedModel((_, _, _) => Task.FromResult(
            fitting with { Times = new ReplyTimes(looking, Prefill: default, PerToken: default) }))
        {
            Scores = choices => [.. choices.Texts.Select(_ => -1.0)],
        };
        var scorer = new PhaseScorer(model, PromptProfile.Cataract);
        var question = new Question([], "What is shown?", System: null, MaxTokens: 20);

        var (_, first) = await scorer.ScoreAsync(question, TestEnd);
        var (_, second) = await scorer.ScoreAsync(question, TestEnd);

        Assert.Equal((looking, TimeSpan.Zero), (first.Total, second.Total));
    }

    private static ScriptedModel Scoring(string reply) => new(reply)
    {
        Scores = choices => [.. choices.Texts.Select(text =>
            Math.Log(text.Contains(Phaco, StringComparison.Ordinal) ? 0.75 : 0.25 / (choices.Texts.Count - 1)))],
    };

    private Task<CaseOutcome> RunAsync(SyntheticSource source, ScriptedModel model, CaseRunOptions options) =>
        new CaseRun(source, model, options, TimeProvider.System).RunAsync(
            [],
            (_, record, _) =>
            {
                _published.Add(record);
                return ValueTask.CompletedTask;
            },
            TestEnd);
}
