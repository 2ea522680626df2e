using System.Text.Json.Nodes;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>What an imported model knows of the adapters that it was imported with.</summary>
public sealed class AdapterImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallAdapter _adapter = SmallAdapter.Make();
    private readonly string _snapshot;

    public AdapterImportTests() => _snapshot = SmallSnapshot.Make("BF16").WriteTo(_folder["small"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_WithAdapter_NamesItAndKeepsTheDigestOfTheBase()
    {
        var plain = Import("plain", new ModelFormat.F32());
        var merged = Import("merged", new ModelFormat.F32(), WriteAdapter());

        var entry = Assert.Single(merged.Manifest.Adapters);
        Assert.Equal(("small + adapter", "adapter", null), (merged.Manifest.FullName, entry.Name, entry.Folder));
        Assert.Equal(plain.Manifest.Digest, merged.Manifest.BaseDigest);
        Assert.Equal(plain.Manifest.Digest, plain.Manifest.BaseDigest);
        Assert.NotEqual(plain.Manifest.Digest, merged.Manifest.Digest);
    }

    [Fact]
    public void Import_AdapterWithOneOtherNumber_IsAnotherModel()
    {
        var before = Import("before", new ModelFormat.F32(), WriteAdapter());
        _adapter.Tensors[SmallAdapter.A(SmallAdapter.Gate)].Values[0] += 1;

        var after = Import("after", new ModelFormat.F32(), WriteAdapter());

        Assert.NotEqual(before.Manifest.Digest, after.Manifest.Digest);
    }

    [Fact]
    public void Import_IntoTheFolderOfTheModelWithoutAdapter_IsRefused()
    {
        Import("model", new ModelFormat.F32());

        Assert.Throws<ImportException>(() => Import("model", new ModelFormat.F32(), WriteAdapter()));
    }

    [Fact]
    public void Resolve_WithAndWithoutAdapter_AreTwoEntriesOfTheCache()
    {
        var plain = ResolveSnapshot();
        var merged = ResolveSnapshot(WriteAdapter());

        Assert.NotEqual(plain, merged);
        Assert.Equal(merged, ResolveSnapshot(_folder["adapter"]));
    }

    [Fact]
    public void Resolve_ImportedModelWithAdapter_IsRefused()
    {
        var imported = Import("model", new ModelFormat.F32()).Folder;

        var refusal = Assert.Throws<ImportException>(() => Resolve(imported, WriteAdapter()));

        Assert.Contains(
            $"{imported}: expected a snapshot, into whose weights", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MapWeights_BFloat16_MergesWhereTheSnapshotLies()
    {
        var merged = Import("merged", new ModelFormat.F32(), WriteAdapter());
        var inPlace = Import("in-place", new ModelFormat.BF16(), _folder["adapter"]);
        using var expected = merged.MapWeights();
        using var weights = inPlace.MapWeights();

        Assert.All(expected.Names, name => Assert.Equal(Values(expected, name), Values(weights, name)));
        Assert.False(weights.TryGetBFloat16(SmallAdapter.Gate, out _));
        Assert.True(weights.TryGetBFloat16("text.layers.0.mlp.gate_proj.weight", out _));
        Assert.Equal(merged.Manifest.Digest, inPlace.Manifest.Digest);
    }

    [Fact]
    public void MapWeights_BFloat16WithAHeadOfTheAdapterAndFilesOnlyTouched_KnowsTheSnapshotAgain()
    {
        _adapter.Config["modules_to_save"] = new JsonArray("lm_head");
        _adapter.Add("base_model.model.lm_head.weight", 32, 8);
        var merged = Import("merged", new ModelFormat.F32(), WriteAdapter());
        var inPlace = Import("in-place", new ModelFormat.BF16(), _folder["adapter"]);
        var touched = Path.Combine(_snapshot, "model.safetensors");
        File.SetLastWriteTimeUtc(touched, File.GetLastWriteTimeUtc(touched));

        using var expected = merged.MapWeights();
        using var weights = inPlace.MapWeights();

        Assert.Contains("text.lm_head.weight", weights.Names);
        Assert.All(expected.Names, name => Assert.Equal(Values(expected, name), Values(weights, name)));
        Assert.Equal(merged.Manifest.BaseDigest, inPlace.Manifest.BaseDigest);
    }

    [Fact]
    public void Resolve_NotesThatAnEarlierImportDidNotKnow_AreSaid()
    {
        var folder = WriteAdapter();
        var before = ResolveSnapshot(folder);
        File.WriteAllText(Path.Combine(folder, "generation_config.json"), "{}");

        var after = ResolveSnapshot(folder);

        Assert.NotEqual(before, after);
        Assert.Contains(
            "the generation_config.json beside it does not count, the model's does",
            Assert.Single(ImportedModel.Open(after).Manifest.Adapters).Notes);
    }

    [Fact]
    public void MapWeights_BFloat16WithAdapterChangedSince_IsRefused()
    {
        var model = Import("model", new ModelFormat.BF16(), WriteAdapter());
        _adapter.Tensors[SmallAdapter.A(SmallAdapter.Gate)].Values[0] += 1;
        WriteAdapter();

        var refusal = Assert.Throws<ImportException>(model.MapWeights);

        Assert.Contains(
            "an adapter is not the one that the model was imported from", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BFloat16WithAdapterGone_IsRefused()
    {
        var model = Import("model", new ModelFormat.BF16(), WriteAdapter());
        Directory.Delete(_folder["adapter"], recursive: true);

        var refusal = Assert.Throws<ImportException>(() => ImportedModel.Open(model.Folder));

        Assert.Contains($"{_folder["adapter"]} (adapter, which bf16 reads", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MergedWithAdapterGone_NeedsItNoMore()
    {
        var model = Import("model", new ModelFormat.F32(), WriteAdapter());
        Directory.Delete(_folder["adapter"], recursive: true);

        Assert.Equal("small + adapter", ImportedModel.Open(model.Folder).Manifest.FullName);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string WriteAdapter() => _adapter.WriteTo(_folder["adapter"]);

    private string ResolveSnapshot(params string[] adapters) => Resolve(_snapshot, adapters);

    private string Resolve(string folder, params string[] adapters) => ModelCache.Resolve(
        folder, _folder["cache"], new ImportOptions { Adapters = adapters }, NoProgress.Instance, Token);

    private ImportedModel Import(string name, ModelFormat format, params string[] adapters) => ModelImporter.Import(
        _snapshot,
        _folder[name],
        new ImportOptions { Format = format, Adapters = adapters },
        NoProgress.Instance,
        Token);

    private static float[] Values(MappedWeights weights, string name)
    {
        var values = new float[weights.Shape(name).Aggregate(1L, (product, length) => product * length)];
        weights.Read(name, 0, values);
        return values;
    }
}
