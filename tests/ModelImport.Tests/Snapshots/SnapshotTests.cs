using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private const string Norm = "language_model.model.norm.weight";
    private const string Embedding = "language_model.model.embed_tokens.weight";
    private const string Head = "language_model.lm_head.weight";

    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_EmbeddedModel_HasItsConfiguration()
    {
        using var snapshot = Snapshot.Open(Repository.EmbeddedModel);
        var (text, vision) = (snapshot.Configuration.Text, snapshot.Configuration.Vision);

        Assert.Equal((192, 512, 896, 56), (text.HiddenSize, text.SlidingWindow, vision.ImageSize, vision.PatchSize));
    }

    [Fact]
    public void Open_MissingTensor_IsNamed()
    {
        _small.Tensors.Remove(Norm);

        Assert.Contains("text.norm.weight: expected [8], came nothing", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MisshapedTensor_IsNamedWithBothShapes()
    {
        _small.Tensors[Norm] = ([2, 4], _small.Tensors[Norm].Values);

        Assert.Contains($"{Norm} (model.safetensors): expected [8], came [2, 4]", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SameTensorUnderTwoNames_IsRefused()
    {
        _small.Tensors.Add("model.language_model.norm.weight", _small.Tensors[Norm]);

        Assert.Contains("text.norm.weight: expected one tensor", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SameTensorInTwoShards_IsRefused()
    {
        var folder = _small.WriteShardsTo(_folder["snapshot"]);
        File.Copy(
            Path.Combine(folder, "model-00002-of-00002.safetensors"),
            Path.Combine(folder, "model-00003-of-00003.safetensors"));

        Assert.Contains("expected one tensor", Refusal(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("language_model.model.layers.2.mlp.up_proj.weight")]
    [InlineData("vision_tower.vision_model.head.probe")]
    [InlineData("something.else")]
    public void Open_ExtraTensor_IsNamed(string name)
    {
        _small.Tensors.Add(name, ([1], [1f]));

        Assert.Contains($"{name} (model.safetensors)", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SeveralProblems_ListsAllAtOnce()
    {
        _small.Tensors.Remove(Norm);
        _small.Tensors[Embedding] = ([8, 32], _small.Tensors[Embedding].Values);
        _small.Tensors.Add("something.else", ([1], [1f]));

        var message = Refusal();

        Assert.Equal(3, message.Split('\n').Length - 1);
    }

    [Fact]
    public void Open_TiedModelWithItsHeadOnceMore_IsTheSameModel()
    {
        _small.Tensors.Add(Head, _small.Tensors[Embedding]);

        using var snapshot = Snapshot.Open(_small.WriteTo(_folder["snapshot"]));

        Assert.DoesNotContain("text.lm_head.weight", snapshot.Tensors.Keys);
    }

    [Fact]
    public void Open_TiedModelWithAnotherHead_IsRefused()
    {
        var other = _small.Tensors[Embedding].Values.ToArray();
        other[^1] *= 1.01f;
        _small.Tensors.Add(Head, ([32, 8], other));

        Assert.Contains("expected the values of the embedding", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TiedHeadThatIsCutOff_IsRefused()
    {
        _small.Tensors.Add(Head, _small.Tensors[Embedding]);
        var path = Path.Combine(_small.WriteTo(_folder.Path), "model.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^8]);

        var refusal = Assert.Throws<ImportException>(() => Snapshot.Open(_folder.Path));

        Assert.Contains("model.safetensors: expected ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Head, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UntiedModel_TakesItsHead()
    {
        _small.Config["tie_word_embeddings"] = false;
        _small.Tensors.Add(Head, ([32, 8], new float[32 * 8]));

        using var snapshot = Snapshot.Open(_small.WriteTo(_folder["snapshot"]));

        Assert.Contains("text.lm_head.weight", snapshot.Tensors.Keys);
    }

    [Fact]
    public void Open_ShardsWithoutIndex_AreOneModel()
    {
        using var snapshot = Snapshot.Open(_small.WriteShardsTo(_folder["snapshot"]));

        Assert.Equal(_small.Tensors.Count, snapshot.Tensors.Count);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"../model-00001-of-00002.safetensors"}}""",
        "expected the name of a file beside the index")]
    [InlineData("""{"weight_map":{"a":"model-00009-of-00009.safetensors"}}""",
        "model-00009-of-00009.safetensors: expected a file, came nothing")]
    [InlineData("""{"weight_map":{"a":"model-00001-of-00002.safetensors"}}""",
        "a (model.safetensors.index.json): expected in model-00001-of-00002.safetensors")]
    [InlineData("""{"weight_map":7}""", "expected an object weight_map")]
    [InlineData("{", "model.safetensors.index.json: expected JSON")]
    public void Open_BrokenIndex_IsRefused(string index, string message)
    {
        var folder = _small.WriteShardsTo(_folder["snapshot"]);
        File.WriteAllText(Path.Combine(folder, "model.safetensors.index.json"), index);

        Assert.Contains(message, Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TruncatedWeights_IsRefused()
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        var path = Path.Combine(folder, "model.safetensors");
        var whole = new FileInfo(path).Length;
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(whole / 2);
        }

        var lines = Refusal(folder).Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.StartsWith(
            $"  model.safetensors: expected {whole} bytes, as its header says, came {whole / 2}: it is cut off",
            lines[1],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 })]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 123, 125 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 123, 120 })]
    public void Open_WeightsThatAreNoSafetensors_AreRefused(byte[] content)
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        File.WriteAllBytes(Path.Combine(folder, "model.safetensors"), content);

        Assert.Contains("model.safetensors", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoWeights_IsRefused()
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        File.Delete(Path.Combine(folder, "model.safetensors"));

        Assert.Contains("came no safetensors file", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LinksAsInTheHuggingFaceCache_AreFollowed()
    {
        var blobs = _small.WriteTo(_folder["models--org--small/blobs"]);
        var revision = Directory.CreateDirectory(_folder["models--org--small/snapshots/abc"]).FullName;
        foreach (var blob in Directory.GetFiles(blobs))
        {
            var name = Path.GetFileName(blob);
            File.CreateSymbolicLink(Path.Combine(revision, name), $"../../blobs/{name}");
        }

        using var snapshot = Snapshot.Open(revision);

        Assert.Equal((_small.Tensors.Count, "org/small"), (snapshot.Tensors.Count, SnapshotName.Of(revision)));
    }

    [Fact]
    public void Open_DanglingLink_IsRefused()
    {
        var folder = _small.WriteShardsTo(_folder["snapshot"]);
        var shard = Path.Combine(folder, "model-00002-of-00002.safetensors");
        File.Delete(shard);
        File.CreateSymbolicLink(shard, "../blobs/gone");

        Assert.Contains(
            "model-00002-of-00002.safetensors: expected a file, came nothing", Refusal(folder),
            StringComparison.Ordinal);
    }

    private string Refusal() => Refusal(_small.WriteTo(_folder["snapshot"]));

    private static string Refusal(string folder) => Assert.Throws<ImportException>(() => Snapshot.Open(folder)).Message;
}
