using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>The embedded model answers as the reference implementation does, from the PNG to the last token.</summary>
public sealed class TrainedModelGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    [Fact]
    public async Task Ask_EmbeddedModel_GivesTheReferencesReplies()
    {
        var replies = TrainedReplies.Read();
        await using var model = MedGemmaModel.Open(imported[Repository.EmbeddedModel]);

        foreach (var (name, expected) in replies.Cases)
        {
            var question = new Question([expected.Shown(model.PictureSize)], replies.Prompt, System: null, 512);

            var reply = await model.AskAsync(question, streamed: null, TestContext.Current.CancellationToken);

            Assert.Equal((name, expected.Text, ReplyEnd.StopToken), (name, reply.Text, reply.End));
            Assert.Equal(expected.Ids.Length - 1, reply.Tokens.Count);
        }
    }

    [Fact]
    public async Task Ask_EndOfTheTextAlone_GoesOnBehindTheEndOfTheTurn()
    {
        var replies = TrainedReplies.Read();
        await using var model = MedGemmaModel.Open(imported[Repository.EmbeddedModel]);
        var expected = replies.Cases.Values.First();
        var whole = expected.Ids.Length - 1;
        var question = new Question([expected.Shown(model.PictureSize)], replies.Prompt, System: null, whole + 5);

        var reply = await model.AskAsync(
            question with { Stop = ReplyStop.Eos }, streamed: null, TestContext.Current.CancellationToken);

        // The end of the turn is a token as any other, and shows nothing.
        Assert.StartsWith(expected.Text, reply.Text, StringComparison.Ordinal);
        Assert.True(reply.Tokens.Count > whole, $"Expected more than {whole} tokens, got {reply.Tokens.Count}.");
    }

    [Fact]
    public void Answer_EmbeddedModel_GivesTheReferencesTokens()
    {
        var replies = TrainedReplies.Read();
        var model = ImportedModel.Open(imported[Repository.EmbeddedModel]);
        var template = new ChatTemplate(BpeTokenizer.Load(model.Tokenizer!), model.Manifest.Configuration);
        using var engine = new Gemma3Engine(model);
        var cancellation = TestContext.Current.CancellationToken;

        Assert.All(replies.Cases.Values, expected =>
        {
            var picture = expected.Shown(engine.Configuration.Vision.ImageSize);
            var ids = template.Encode(new Question([picture], replies.Prompt, System: null, 512));
            var features = engine.Look([PicturePatches.Planes(picture)], cancellation);

            var tokens = engine.Answer(new Prompt(ids, features), cancellation).Take(expected.Ids.Length);

            Assert.Equal(expected.Ids, tokens.Select(token => token.Id));
        });
    }
}
