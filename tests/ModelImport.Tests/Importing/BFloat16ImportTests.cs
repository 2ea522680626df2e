using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

/// <summary>
/// A bf16 import uses the snapshot's files where they lie, and notices when they are no longer those.
/// </summary>
public sealed class BFloat16ImportTests : IDisposable
{
    private const string Shard = "model-00002-of-00002.safetensors";

    private readonly TemporaryFolder _folder = new();
    private readonly string _snapshot;

    public BFloat16ImportTests() => _snapshot = SmallSnapshot.Make("BF16").WriteShardsTo(_folder["snapshot"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_BFloat16_CopiesNoWeights()
    {
        var model = Import();

        Assert.Equal(
            ["manifest.json", "placeholder.bin"],
            Directory.EnumerateFiles(model.Folder).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void Import_BFloat16_ListsWhereEveryTensorLies()
    {
        var manifest = Import().Manifest;

        Assert.All(manifest.Tensors.Values, section => Assert.Contains(section.File, manifest.Sources.Keys));
        Assert.Equal(2, manifest.Sources.Count);
    }

    [Fact]
    public void Import_SnapshotOfLinks_UsesTheFilesBehindThem()
    {
        var links = Directory.CreateDirectory(_folder["links"]).FullName;
        foreach (var file in Directory.EnumerateFiles(_snapshot))
        {
            File.CreateSymbolicLink(
                Path.Combine(links, Path.GetFileName(file)), $"../snapshot/{Path.GetFileName(file)}");
        }

        var model = ModelImporter.Import(links, _folder["model"], Options, NoProgress.Instance, Token);

        Directory.Delete(links, recursive: true);
        using var weights = ImportedModel.Open(model.Folder).MapWeights();
        Assert.Equal(8, weights.All("text.norm.weight").Length);
    }

    [Fact]
    public void Open_ShardGone_IsNamed()
    {
        var model = Import();
        File.Delete(Path.Combine(_snapshot, Shard));

        var refusal = Refusal(model);

        Assert.Contains(
            $"{Path.Combine(_snapshot, Shard)} ({Shard} of the snapshot", refusal, StringComparison.Ordinal);
        Assert.Contains("bytes, came nothing", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ShardOfAnotherSize_IsNamedWithBothSizes()
    {
        var model = Import();
        File.AppendAllText(Path.Combine(_snapshot, Shard), "more");

        Assert.Contains($"{model.Manifest.Sources[Shard].Length + 4}", Refusal(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ShardWrittenAnew_IsRefused()
    {
        var model = Import();
        File.SetLastWriteTimeUtc(Path.Combine(_snapshot, Shard), DateTime.UnixEpoch);

        Assert.Contains("written at 1970-01-01", Refusal(model), StringComparison.Ordinal);
    }

    [Fact]
    public void MapWeights_OtherNumbersWithTheSameTimes_AreRefused()
    {
        var model = Import();
        var path = Path.Combine(_snapshot, Shard);
        var written = File.GetLastWriteTimeUtc(path);
        var content = File.ReadAllBytes(path);
        content[^1] ^= 1;
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, written);

        var refusal = Assert.Throws<ImportException>(() => ImportedModel.Open(model.Folder).MapWeights());

        Assert.Contains("is not the one that the model was imported from", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MapWeights_FileThatWasTouchedOnly_IsOpened()
    {
        var model = Import();
        var path = Path.Combine(_snapshot, Shard);
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path));

        using var weights = ImportedModel.Open(model.Folder).MapWeights();

        Assert.Equal(8, weights.All("text.norm.weight").Length);
    }

    [Fact]
    public void MapWeights_TensorThatLiesElsewhere_IsRefused()
    {
        var model = Import();
        var path = Path.Combine(_snapshot, Shard);
        var written = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, File.ReadAllText(path, System.Text.Encoding.Latin1)
            .Replace("\"BF16\"", "\"F16\" ", StringComparison.Ordinal), System.Text.Encoding.Latin1);
        File.SetLastWriteTimeUtc(path, written);

        var refusal = Assert.Throws<ImportException>(() => ImportedModel.Open(model.Folder).MapWeights());

        Assert.Contains("is not the one that the model was imported from", refusal.Message, StringComparison.Ordinal);
    }

    private static ImportOptions Options => new() { Format = new ModelFormat.BF16() };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ImportedModel Import() =>
        ModelImporter.Import(_snapshot, _folder["model"], Options, NoProgress.Instance, Token);

    private static string Refusal(ImportedModel model) =>
        Assert.Throws<ImportException>(() => ImportedModel.Open(model.Folder)).Message;
}
