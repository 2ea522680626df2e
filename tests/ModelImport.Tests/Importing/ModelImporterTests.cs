using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

public sealed class ModelImporterTests : IDisposable
{
    private const string RmsNorm = "language_model.model.layers.1.self_attn.q_norm.weight";
    private const string LayerNorm = "vision_tower.vision_model.post_layernorm.weight";

    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    private string Out => _folder["model"];

    [Fact]
    public void Import_RmsNorm_IsStoredAsOnePlusWeight()
    {
        using var weights = Import().MapWeights();

        Assert.Equal(
            _small.Tensors[RmsNorm].Values.Select(value => 1f + value),
            weights.All("text.layers.1.self_attn.q_norm.weight"));
    }

    [Fact]
    public void Import_LayerNorm_IsStoredAsItIs()
    {
        using var weights = Import().MapWeights();

        Assert.Equal(_small.Tensors[LayerNorm].Values, weights.All("vision.post_layernorm.weight"));
    }

    [Fact]
    public void Import_PatchEmbedding_IsAMatrix()
    {
        using var weights = Import().MapWeights();

        Assert.Equal([6, 12], weights.Shape("vision.embeddings.patch_embedding.weight"));
    }

    [Fact]
    public void Import_EveryTensor_LiesAtAMultipleOf64()
    {
        using var weights = Import().MapWeights();

        Assert.All(weights.Names, name => Assert.Equal(0, weights.Address(name) % 64));
    }

    [Fact]
    public void Import_TiedModelWithItsHeadOnceMore_StoresNoSecondCopy()
    {
        _small.Tensors.Add("lm_head.weight", _small.Tensors["language_model.model.embed_tokens.weight"]);

        Assert.DoesNotContain("text.lm_head.weight", Import().Manifest.Tensors.Keys);
    }

    [Fact]
    public void Import_SnapshotWithoutTokenizer_HasNone() => Assert.Null(Import().Tokenizer);

    [Fact]
    public void Import_EmbeddedModel_HasItsTokenizer()
    {
        var model = ModelImporter.Import(Repository.EmbeddedModel, Out, NoProgress.Instance, Token);

        Assert.Equal(1024, BpeTokens(model));
    }

    [Fact]
    public void Import_TokenizerLargerThanTheEmbedding_IsRefused()
    {
        var snapshot = Write();
        File.Copy(Path.Combine(Repository.EmbeddedModel, "tokenizer.json"), Path.Combine(snapshot, "tokenizer.json"));

        Assert.Contains("expected at most 32 tokens", Refusal(snapshot).Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Write() => _small.WriteTo(_folder["snapshot"]);

    private ImportedModel Import() => ModelImporter.Import(Write(), Out, NoProgress.Instance, Token);

    private ImportException Refusal(string snapshot) =>
        Assert.Throws<ImportException>(() => ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token));

    private static int BpeTokens(ImportedModel model) => BpeTokenizer.Load(model.Tokenizer!).TokenCount;
}
