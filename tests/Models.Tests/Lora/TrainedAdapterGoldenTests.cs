using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Lora;

/// <summary>The embedded model with its adapter answers as the reference implementation does, token by token.</summary>
public sealed class TrainedAdapterGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    /// <summary>A step may differ where the reference itself hardly preferred its token to the next.</summary>
    private const float NearTie = 1e-3f;

    [Fact]
    public void Answer_EmbeddedModelWithAdapter_GivesTheReferencesTokens()
    {
        var replies = TrainedAdapterReplies.Read();
        var model = ImportedModel.Open(imported[Repository.EmbeddedModel, Repository.EmbeddedAdapter]);
        var template = new ChatTemplate(BpeTokenizer.Load(model.Tokenizer!), model.Manifest.Configuration);
        using var engine = new Gemma3Engine(model);

        Assert.NotEmpty(replies.Cases);
        Assert.All(replies.Cases, asked =>
        {
            var question = replies.Question(asked.Value, engine.Configuration.Vision.ImageSize);
            var features = engine.Look(
                [PicturePatches.Planes(question.Pictures[0])], TestContext.Current.CancellationToken);
            CheckSteps(engine, new Prompt(template.Encode(question), features), asked.Key, asked.Value.Ids);
        });
    }

    [Fact]
    public async Task Ask_EmbeddedModelWithAdapter_SaysWhatItIsAndWhatItKnows()
    {
        await using var plain = MedGemmaModel.Open(imported[Repository.EmbeddedModel]);
        await using var merged = MedGemmaModel.Open(imported[Repository.EmbeddedModel, Repository.EmbeddedAdapter]);
        var (name, asked) = TrainedAdapterReplies.Read().Cases.First();
        var question = TrainedAdapterReplies.Read().Question(asked, merged.PictureSize);

        var reply = await merged.AskAsync(question, streamed: null, TestContext.Current.CancellationToken);

        Assert.Equal((name, asked.Text), (name, reply.Text));
        Assert.Equal("cataract-sim + cataract-sim-vqa-adapter", merged.Identity.Name);
        Assert.Equal(plain.Identity.KnowsOnly, merged.Identity.KnowsOnly);
        Assert.NotNull(merged.Identity.KnowsOnly);
        Assert.NotEqual(plain.Identity.Digest, merged.Identity.Digest);
    }

    private static void CheckSteps(Gemma3Engine engine, Prompt prompt, string name, int[] expected)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var logits = engine.ReadAllRows(prompt, cancellation)[^engine.Configuration.Text.VocabularySize..];
        for (var step = 0; step < expected.Length; step++)
        {
            CheckStep(logits, expected[step], $"{name}, step {step}");
            logits = engine.ReadToken(expected[step], prompt.Ids.Count + step, cancellation).ToArray();
        }
    }

    private static void CheckStep(float[] logits, int expected, string step)
    {
        var likeliest = Logits.Likeliest(logits);
        if (likeliest == expected)
        {
            return;
        }

        var margin = logits[likeliest] - logits[expected];
        TestContext.Current.SendDiagnosticMessage($"{step}: {likeliest} instead of {expected}, margin {margin}");
        Assert.True(margin < NearTie, $"{step}: expected {expected}, came {likeliest}, margin {margin}");
    }
}
