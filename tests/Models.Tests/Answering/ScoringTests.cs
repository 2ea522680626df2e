using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

/// <summary>What the embedded model's scores mean.</summary>
public sealed class ScoringTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    // Rounding of float32 between a prompt read at once and token by token.
    private const double Rounding = 1e-3;

    private static readonly string[] Phases =
        [" the incision phase", " the viscoelastic phase", " the viscoelastic suction phase", " an idle moment"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("Thinking Process:\nThe frame")]
    public async Task Score_ModelsOwnReply_HasTheProbabilitiesOfItsTokens(string after)
    {
        await using var model = Open();
        var question = Ask(model);
        var reply = await model.AskAsync(question, null, Cancellation);
        var scored = reply.Tokens.Where(token => token.Start >= after.Length).Sum(token => token.LogProbability);

        var scores = await model.ScoreAsync(question, new(after, [reply.Text[after.Length..]]), Cancellation);

        Assert.Equal(scored, Assert.Single(scores.LogProbabilities), Rounding);
    }

    [Fact]
    public async Task Score_SeveralChoices_ScoresEachAsAlone()
    {
        await using var model = Open();
        var question = Ask(model);

        var together = await model.ScoreAsync(question, new("The frame shows", Phases), Cancellation);

        for (var choice = 0; choice < Phases.Length; choice++)
        {
            var alone = await model.ScoreAsync(question, new("The frame shows", [Phases[choice]]), Cancellation);
            Assert.Equal(Assert.Single(alone.LogProbabilities), together.LogProbabilities[choice], 1e-9);
        }
    }

    [Fact]
    public async Task Score_ChoicesAlikeAtTheHead_ReadsWhatTheyShareOnce()
    {
        await using var model = Open();
        var question = Ask(model);

        var together = await model.ScoreAsync(question, new("The frame shows", Phases), Cancellation);
        var alone = 0;
        foreach (var phase in Phases)
        {
            alone += (await model.ScoreAsync(question, new("The frame shows", [phase]), Cancellation)).ReadTokens;
        }

        Assert.InRange(together.ReadTokens, 1, alone - 1);
        Assert.Equal(1, together.Shares.Sum(), 1e-12);
    }

    [Fact]
    public async Task Score_LeastShare_SavesTokensAndKeepsTheSharesThatCount()
    {
        const double LeastShare = 1e-3;
        string[] choices = [.. Phases, " zzz zzz zzz zzz"];
        await using var model = Open();
        var question = Ask(model);

        var all = await model.ScoreAsync(question, new("Thinking Process:\nThe frame shows", choices), Cancellation);
        var some = await model.ScoreAsync(
            question, new("Thinking Process:\nThe frame shows", choices) { LeastShare = LeastShare }, Cancellation);

        Assert.InRange(some.ReadTokens, 0, all.ReadTokens - 1);
        Assert.All(
            all.Shares.Zip(some.Shares), pair => Assert.Equal(pair.First, pair.Second, LeastShare * choices.Length));
    }

    [Fact]
    public async Task Score_WordAcrossTheBorder_IsTheSameFromEitherSide()
    {
        await using var model = Open();
        var question = Ask(model);

        var early = await model.ScoreAsync(
            question, new("The frame sh", ["ows the incision phase", "ows an idle moment"]), Cancellation);
        var late = await model.ScoreAsync(
            question, new("The frame shows", [" the incision phase", " an idle moment"]), Cancellation);

        Assert.Equal(
            late.LogProbabilities[0] - late.LogProbabilities[1],
            early.LogProbabilities[0] - early.LogProbabilities[1],
            Rounding);
    }

    [Fact]
    public async Task Score_AfterAnotherQuestion_LeavesTheNextAnswerAlone()
    {
        await using var model = Open();
        var question = Ask(model);
        var before = await model.AskAsync(question, null, Cancellation);

        await model.ScoreAsync(question, new("The frame shows", Phases), Cancellation);

        Assert.Equal(before.Text, (await model.AskAsync(question, null, Cancellation)).Text);
    }

    [Theory]
    [InlineData("Expected at least one choice", "a", "")]
    [InlineData("Expected at least one choice")]
    [InlineData("Expected every choice once", "a", "b", "a")]
    [InlineData("Expected choices without control tokens, got b<end_of_turn>", "a", "b<end_of_turn>")]
    public async Task Score_BadChoices_SaysWhatWasExpected(string expected, params string[] choices)
    {
        await using var model = Open();

        var refusal = await Assert.ThrowsAsync<ModelException>(
            () => model.ScoreAsync(Ask(model), new("", choices), Cancellation));

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    private MedGemmaModel Open() => MedGemmaModel.Open(imported[Repository.EmbeddedModel]);

    private static Question Ask(MedGemmaModel model) =>
        PromptProfile.Cataract.About(
            new ModelPicture(model.PictureSize, new byte[model.PictureSize * model.PictureSize * 3]));
}
