using System.Text.Json.Nodes;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Importing;
using Surgical.Models.Files;
using Surgical.Models.Files.Identity;
using Surgical.Models.Files.Weights;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>The digest of a model: what decides its answers counts, how it lies in files does not.</summary>
public sealed class SnapshotDigestTests : IDisposable
{
    private const string Norm = "language_model.model.norm.weight";

    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Digest_SameFilesElsewhere_IsTheSame() => Assert.Equal(Digest("here"), Digest("there"));

    [Fact]
    public void Digest_OtherNumberInOneTensor_Differs() => AssertDiffers(() => _small.Tensors[Norm].Values[3] += 0.5f);

    [Fact]
    public void Digest_TwoLayersExchanged_Differs() => AssertDiffers(() =>
    {
        foreach (var (one, other) in _small.Tensors.Keys.Where(name => name.Contains("model.layers.0."))
            .Select(name => (name, name.Replace("model.layers.0.", "model.layers.1."))).ToList())
        {
            (_small.Tensors[one], _small.Tensors[other]) = (_small.Tensors[other], _small.Tensors[one]);
        }
    });

    [Fact]
    public void Digest_TwoTensorsOfOneShapeExchanged_Differs() => AssertDiffers(() =>
    {
        const string Other = "language_model.model.layers.0.input_layernorm.weight";
        (_small.Tensors[Norm], _small.Tensors[Other]) = (_small.Tensors[Other], _small.Tensors[Norm]);
    });

    [Fact]
    public void Digest_OtherNumberType_Differs()
    {
        using var rounded = Snapshot.Open(SmallSnapshot.Make("BF16").WriteTo(_folder["there"]));

        Assert.NotEqual(Digest("here"), rounded.Digest());
    }

    [Fact]
    public void Digest_SeveralFiles_IsTheSame()
    {
        var single = Digest("here");
        using var sharded = Snapshot.Open(_small.WriteShardsTo(_folder["there"]));

        Assert.Equal(single, sharded.Digest());
    }

    [Fact]
    public void Digest_OtherOrderInTheFile_IsTheSame() => AssertSame(() => Rearrange(all => all.Reverse()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Digest_OtherNamingLayout_IsTheSame(bool later) => AssertSame(() => Rearrange(all => all.Select(
        tensor => KeyValuePair.Create(
            (later ? NameLayout.Later : (Func<string, string>)NameLayout.Today)(TensorName.Canonical(tensor.Key)!),
            tensor.Value))));

    [Fact]
    public void Digest_HeadOnceMoreInATiedModel_IsTheSame() => AssertSame(() => _small.Tensors.Add(
        "language_model.lm_head.weight", _small.Tensors["language_model.model.embed_tokens.weight"]));

    [Fact]
    public void Digest_OtherConfiguration_Differs() => AssertDiffers(() => _small.Config["eos_token_id"] = 9);

    [Fact]
    public void Digest_WhoSavedTheConfiguration_IsTheSame() =>
        AssertSame(() => _small.Config["transformers_version"] = "5.24.0");

    [Fact]
    public void Digest_OtherGenerationConfiguration_Differs()
    {
        var before = Digest("here");
        File.WriteAllText(Path.Combine(_folder["here"], "generation_config.json"), """{"eos_token_id":9}""");

        Assert.NotEqual(before, Digest("here"));
    }

    [Theory]
    [InlineData("""{"resample":1}""")]
    [InlineData("""{"image_mean":[0.5,0.5,0.4]}""")]
    public void Digest_PicturesPreparedOtherwise_Differs(string settings)
    {
        var before = Digest("here");
        File.WriteAllText(Path.Combine(_folder["here"], "preprocessor_config.json"), settings);

        Assert.NotEqual(before, Digest("here"));
    }

    [Fact]
    public void Digest_OtherTokenizer_Differs()
    {
        Digest("here");
        var path = Path.Combine(_folder["here"], "tokenizer.json");
        var embedded = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.EmbeddedModel, "tokenizer.json")))!;
        File.WriteAllText(path, embedded.ToJsonString());
        var before = Digest("here");
        embedded["model"]!["merges"]!.AsArray().RemoveAt(0);
        File.WriteAllText(path, embedded.ToJsonString());

        Assert.NotEqual(before, Digest("here"));
    }

    [Fact]
    public void Digest_AnySettingThatAManifestLearns_Differs()
    {
        using var snapshot = Snapshot.Open(_small.WriteTo(_folder["here"]));
        var manifest = SnapshotManifest.Of(snapshot, new ModelFormat.F32(), null, _ => { }, Token);

        Assert.NotEqual(
            manifest.Digest,
            ManifestDigest.Of(manifest with { Content = manifest.Content with { Template = "another" } }));
        Assert.NotEqual(
            manifest.Digest,
            ManifestDigest.Of(manifest with { Configuration = manifest.Configuration with { TokensPerImage = 9 } }));
    }

    [Fact]
    public void Digest_AnotherFormat_IsTheSame()
    {
        using var snapshot = Snapshot.Open(_small.WriteTo(_folder["here"]));

        Assert.Equal(
            SnapshotManifest.Of(snapshot, new ModelFormat.F32(), null, _ => { }, Token).Digest,
            SnapshotManifest.Of(snapshot, new ModelFormat.BF16(), null, _ => { }, Token).Digest);
    }

    [Fact]
    public void Digest_EmbeddedModel_IsTheOneWhoseLimitIsKnown()
    {
        using var snapshot = Snapshot.Open(Repository.EmbeddedModel);
        var manifest = SnapshotManifest.Of(snapshot, new ModelFormat.F32(), null, _ => { }, Token);

        // Of the same tree, built by a script of its own in Python (docs/models.md tells how the tree is made).
        Assert.Equal("165bcdd9565d46885ad5ef48f33ab4c29fd3682cea871b74e609a8e351ec8393", manifest.Content.Weights);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void AssertDiffers(Action change)
    {
        var before = Digest("here");
        change();

        Assert.NotEqual(before, Digest("there"));
    }

    private void AssertSame(Action change)
    {
        var before = Digest("here");
        change();

        Assert.Equal(before, Digest("there"));
    }

    private void Rearrange(
        Func<IEnumerable<KeyValuePair<string, (long[] Shape, float[] Values)>>,
            IEnumerable<KeyValuePair<string, (long[] Shape, float[] Values)>>> arranged)
    {
        var all = arranged(_small.Tensors.ToArray()).ToList();
        _small.Tensors.Clear();
        all.ForEach(tensor => _small.Tensors.Add(tensor.Key, tensor.Value));
    }

    private string Digest(string name)
    {
        using var snapshot = Snapshot.Open(_small.WriteTo(_folder[name]));
        return snapshot.Digest();
    }
}
