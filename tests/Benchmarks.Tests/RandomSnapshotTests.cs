using System.Security.Cryptography;
using Surgical.Benchmarks.RandomModels;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Tests;

public sealed class RandomSnapshotTests : IDisposable
{
    private readonly TemporaryFolder _hub = new();

    public void Dispose() => _hub.Dispose();

    [Fact]
    public void Sizes_FourB_HaveTheParametersOfTheOriginal()
    {
        var model = ModelSizes.Read(ModelSizes.Config(ModelSizes.FourB, []));

        var shards = SafetensorsShard.TwoOf([.. RandomTensor.For(model)]);

        // medgemma.md 1.2; an untouched snapshot's index says the same.
        Assert.Equal(8_600_158_944, SafetensorsShard.Index(shards)["metadata"]!["total_size"]!.GetValue<long>());
        Assert.Equal(2 * 4_300_079_472, shards.Sum(shard => shard.Tensors.Sum(tensor => tensor.Size)));
        Assert.Equal(883, shards.Sum(shard => shard.Tensors.Count));
    }

    [Fact]
    public void Sizes_Changed_AreThoseOfTheChange()
    {
        var config = ModelSizes.Config("tiny", ["text_config.num_hidden_layers=2", "vision_config.hidden_size=64"]);

        var model = ModelSizes.Read(config);

        Assert.Equal((2, 64), (model.Text.Layers.Count, model.Vision.HiddenSize));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("no_section.hidden_size=4")]
    [InlineData("text_config.hidden_size=wide")]
    public void Sizes_ChangeThatIsNone_AreRefused(string change)
    {
        var refusal = Assert.Throws<ImportException>(() => ModelSizes.Config("tiny", [change]));

        Assert.Contains(change, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_Written_IsOneThatCanBeImported()
    {
        var folder = Write("random/tiny", seed: 7);

        using var snapshot = Snapshot.Open(folder);

        Assert.Equal("random/tiny", SnapshotName.Of(folder));
        Assert.Equal(6, snapshot.Configuration.Text.Layers.Count);
        Assert.Equal(File.ReadAllText(_hub["models--random--tiny/refs/main"]), Path.GetFileName(folder));
    }

    [Fact]
    public void Snapshot_Written_NamesLargeFilesByTheirDigest()
    {
        var folder = Write("random/tiny", seed: 7);

        foreach (var link in Directory.GetFiles(folder, "*.safetensors"))
        {
            var blob = File.ResolveLinkTarget(link, returnFinalTarget: true)!;
            Assert.StartsWith("../../blobs/", new FileInfo(link).LinkTarget, StringComparison.Ordinal);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(blob.FullName))), blob.Name);
        }
    }

    [Fact]
    public void Snapshot_SameSeed_HasTheSameBytes()
    {
        Assert.Equal(Digests(Write("random/one", seed: 7)), Digests(Write("random/same", seed: 7)));
        Assert.NotEqual(Digests(Write("random/first", seed: 7)), Digests(Write("random/other", seed: 8)));
    }

    [Fact]
    public void Snapshot_ThereAlready_IsRefusedAndKept()
    {
        var folder = Write("random/tiny", seed: 7);

        Assert.Throws<IOException>(() => Write("random/tiny", seed: 8));

        Assert.NotEmpty(Directory.GetFiles(folder));
    }

    private static IEnumerable<string> Digests(string folder) => Directory.GetFiles(folder, "*.safetensors")
        .Order(StringComparer.Ordinal)
        .Select(link => File.ResolveLinkTarget(link, returnFinalTarget: true)!.Name);

    private string Write(string name, ulong seed) =>
        new RandomSnapshot(ModelSizes.Config("tiny", []), seed).WriteTo(_hub.Path, name);
}
