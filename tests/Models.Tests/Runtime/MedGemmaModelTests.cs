using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Answering;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>What a caller of the embedded model can rely on beside the words.</summary>
public sealed class MedGemmaModelTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_EmbeddedModel_SaysWhatItKnowsOnly()
    {
        await using var model = Open();

        Assert.Equal(
            "rendered scenes only: it was trained on drawn operations and has never seen an eye",
            model.Identity.KnowsOnly);
    }

    [Fact]
    public async Task Open_RoundedModel_IsAnotherThanTheExactOne()
    {
        await using var exact = Open();
        await using var packed = MedGemmaModel.Open(
            imported[Repository.EmbeddedModel, new ModelFormat.Int4(Block: 128, HeadBits: 4)]);

        Assert.NotEqual(exact.Identity.Digest, packed.Identity.Digest);
        Assert.Equal($"{exact.Identity.Name} in int4 (block 128, head 4, accuracy level 4)", packed.Identity.Name);
        Assert.Equal(exact.Identity.KnowsOnly, packed.Identity.KnowsOnly);
    }

    [Fact]
    public async Task Ask_Streaming_GivesTheReplyInPieces()
    {
        await using var model = Open();
        var pieces = new List<string>();

        var reply = await model.AskAsync(Ask(model), pieces.Add, Cancellation);

        Assert.True(pieces.Count > 5);
        Assert.Equal(reply.Text, string.Concat(pieces));
    }

    [Fact]
    public async Task Ask_TokensOfAReply_CoverItsTextInOrder()
    {
        await using var model = Open();

        var reply = await model.AskAsync(Ask(model), streamed: null, Cancellation);

        Assert.Equal(
            reply.Text,
            string.Concat(reply.Tokens.Select(token => reply.Text.AsSpan(token.Start, token.Length).ToString())));
        Assert.All(reply.Tokens, token => Assert.InRange(token.LogProbability, double.MinValue, 0));
    }

    [Fact]
    public async Task Ask_TokenLimit_IsNoFinishedAnswer()
    {
        await using var model = Open();

        var reply = await model.AskAsync(Ask(model) with { MaxTokens = 3 }, streamed: null, Cancellation);

        Assert.Equal((ReplyEnd.TokenLimit, 3), (reply.End, reply.Tokens.Count));
    }

    [Fact]
    public async Task Ask_TwoQuestionsAtOnce_AnswersBothAsAlone()
    {
        await using var model = Open();
        var (dark, light) = (Ask(model), Ask(model, grey: 255));
        var alone = (await model.AskAsync(light, null, Cancellation)).Text;

        var replies = await Task.WhenAll(
            model.AskAsync(dark, null, Cancellation), model.AskAsync(light, null, Cancellation));

        Assert.Equal(alone, replies[1].Text);
    }

    [Fact]
    public async Task Ask_CancelledBetweenTokens_ThrowsAndTheNextAskAnswers()
    {
        await using var model = Open();
        var question = Ask(model);
        var whole = await model.AskAsync(question, null, Cancellation);
        using var cancelling = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => model.AskAsync(question, _ => cancelling.Cancel(), cancelling.Token));

        Assert.Equal(whole.Text, (await model.AskAsync(question, null, Cancellation)).Text);
    }

    [Fact]
    public async Task Ask_CancelledBefore_Throws()
    {
        await using var model = Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => model.AskAsync(Ask(model), null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Ask_CancelledWhileWaitingForAnother_LeavesTheOtherAlone()
    {
        await using var model = Open();
        using var cancelling = new CancellationTokenSource();
        var first = model.AskAsync(Ask(model), null, Cancellation);
        var second = model.AskAsync(Ask(model), null, cancelling.Token);

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(ReplyEnd.StopToken, (await first).End);
    }

    [Fact]
    public async Task Dispose_WhileAnswering_WaitsAndTheAskThrows()
    {
        var model = Open();
        var (letGo, asked) = await model.HoldAsync(Ask(model), Cancellation);

        var disposed = model.DisposeAsync();
        var hasWaited = !disposed.IsCompleted;
        letGo();
        await disposed;

        Assert.True(hasWaited);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => asked);
    }

    [Fact]
    public async Task Ask_AfterDispose_Throws()
    {
        var model = Open();
        var question = Ask(model);
        await model.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => model.AskAsync(question, null, Cancellation));
    }

    [Fact]
    public async Task Ask_SamePictureAgain_AnswersTheSameWithoutLooking()
    {
        await using var model = Open();
        var first = await model.AskAsync(Ask(model), null, Cancellation);

        var again = await model.AskAsync(Ask(model), null, Cancellation);

        Assert.Equal((0, 1), (first.Times.PicturesKept, again.Times.PicturesKept));
        Assert.Equal((TimeSpan.Zero, first.Text), (again.Times.Image, again.Text));
        Assert.Equal(first.Tokens, again.Tokens);
    }

    [Fact]
    public async Task Ask_WithoutRoomForFeatures_LooksEveryTime()
    {
        await using var model = MedGemmaModel.Open(imported[Repository.EmbeddedModel], new() { FeatureBytes = 0 });
        await model.AskAsync(Ask(model), null, Cancellation);

        var again = await model.AskAsync(Ask(model), null, Cancellation);

        Assert.Equal(0, again.Times.PicturesKept);
        Assert.NotEqual(TimeSpan.Zero, again.Times.Image);
    }

    [Fact]
    public async Task Ask_Sampled_IsTheSameForASeedAndAnotherForAnother()
    {
        await using var model = Open();
        async Task<string> AskAsync(long seed) => (await model.AskAsync(
            Ask(model) with { Decoding = new Decoding.Sampled(3, 0, 1, seed), MaxTokens = 20 },
            null,
            Cancellation)).Text;

        var first = await AskAsync(1);

        Assert.Equal(first, await AskAsync(1));
        Assert.NotEqual(first, await AskAsync(2));
    }

    [Fact]
    public async Task Ask_SampledFromTheLikeliestAlone_IsTheGreedyReply()
    {
        await using var model = Open();
        var greedy = await model.AskAsync(Ask(model), null, Cancellation);

        var sampled = await model.AskAsync(
            Ask(model) with { Decoding = new Decoding.Sampled(1, 1, 1, 5) }, null, Cancellation);

        Assert.Equal(greedy, sampled with { Times = greedy.Times, Tokens = greedy.Tokens });
        Assert.Equal(greedy.Tokens, sampled.Tokens);
    }

    [Fact]
    public async Task Ask_PictureOfAnotherSize_SaysWhichIsExpected()
    {
        await using var model = Open();
        var question = Ask(model) with { Pictures = [new ModelPicture(2, new byte[12])] };

        var refusal = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync(question, null, Cancellation));

        Assert.Equal("Expected pictures of 896 pixels a side, got one of 2.", refusal.Message);
    }

    [Fact]
    public async Task Ask_PromptBeyondTheContext_IsRefused()
    {
        await using var model = Open();
        var question = Ask(model) with { Text = string.Concat(Enumerable.Repeat("the eye ", model.Context)) };

        var refusal = await Assert.ThrowsAsync<UnanswerableException>(
            () => model.AskAsync(question, null, Cancellation));

        Assert.Contains($"the model takes 1 to {model.Context}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ModelWithoutTokenizer_SaysThatAskingNeedsOne()
    {
        var folder = imported[Golden.Folder("gemma3/tiny-b")];

        var refusal = Assert.Throws<ModelException>(() => MedGemmaModel.Open(folder));

        Assert.Contains("expected a model with a tokenizer", refusal.Message, StringComparison.Ordinal);
    }

    private MedGemmaModel Open() => MedGemmaModel.Open(imported[Repository.EmbeddedModel]);

    private static Question Ask(MedGemmaModel model, byte grey = 0)
    {
        var pixels = new byte[model.PictureSize * model.PictureSize * 3];
        Array.Fill(pixels, grey);
        return PromptProfile.Cataract.About(new ModelPicture(model.PictureSize, pixels));
    }
}
