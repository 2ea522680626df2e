using Surgical.Disk;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

public sealed class ModelCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolve_ImportedModel_IsItself()
    {
        var model = ModelImporter.Import(Write(), _folder["model"], NoProgress.Instance, Token);

        Assert.Equal(model.Folder, Resolve(model.Folder));
    }

    [Fact]
    public void Resolve_Snapshot_IsImportedOnce()
    {
        var snapshot = Write();
        var first = Resolve(snapshot);
        var manifest = File.GetLastWriteTimeUtc(Path.Combine(first, "manifest.json"));

        var second = Resolve(snapshot);

        Assert.Equal((first, manifest), (second, File.GetLastWriteTimeUtc(Path.Combine(second, "manifest.json"))));
    }

    [Fact]
    public void Resolve_WeightsThatMustBeRead_SaysHowManyBytesBefore()
    {
        var snapshot = Write();
        var told = new List<long>();

        ModelCache.Resolve(snapshot, Cache, new() { Reading = told.Add }, NoProgress.Instance, Token);

        var parameters = TensorPlan.Count(ImportedModel.Open(Resolve(snapshot)).Manifest.Configuration);
        Assert.Equal([parameters * sizeof(float)], told);
    }

    [Fact]
    public void Resolve_WeightsEditedInPlace_AreImportedAnew()
    {
        var snapshot = Write();
        var before = Norm(Resolve(snapshot));
        _small.Tensors["language_model.model.norm.weight"].Values[0] += 0.25f;
        Write();

        Assert.Equal(before + 0.25f, Norm(Resolve(snapshot)), 1e-6f);
    }

    [Fact]
    public void Resolve_AnotherFormat_IsAnotherModel()
    {
        var snapshot = Write();

        Assert.NotEqual(Resolve(snapshot, new ModelFormat.F32()), Resolve(snapshot, new ModelFormat.BF16()));
    }

    [Fact]
    public void Resolve_CopyWithOtherWeightsAndTheSameTimes_IsAnotherModel()
    {
        var (one, other) = (Write(), _folder["other"]);
        _small.Tensors["language_model.model.norm.weight"].Values[0] += 0.25f;
        _small.WriteTo(other);
        var written = File.GetLastWriteTimeUtc(Path.Combine(one, "model.safetensors"));
        File.SetLastWriteTimeUtc(Path.Combine(other, "model.safetensors"), written);

        Assert.NotEqual(Norm(Resolve(one)), Norm(Resolve(other)));
    }

    [Theory]
    [InlineData("f32")]
    [InlineData("bf16")]
    public void Resolve_OtherWeightsAtTheSamePlaceWithTheSameTimes_AreAnotherModel(string format)
    {
        ModelFormat wanted = format == "f32" ? new ModelFormat.F32() : new ModelFormat.BF16();
        var snapshot = Write();
        var weights = Path.Combine(snapshot, "model.safetensors");
        var written = File.GetLastWriteTimeUtc(weights);
        var before = ImportedModel.Open(Resolve(snapshot, wanted)).Manifest.Digest;
        _small.Tensors["language_model.model.norm.weight"].Values[0] += 0.25f;
        Write();
        File.SetLastWriteTimeUtc(weights, written);

        var after = Resolve(snapshot, wanted);

        Assert.Equal(1 + _small.Tensors["language_model.model.norm.weight"].Values[0], Norm(after), 1e-6f);
        Assert.NotEqual(before, ImportedModel.Open(after).Manifest.Digest);
    }

    [Fact]
    public void Resolve_SnapshotThatWasTouchedOnly_StaysTheSameModelAndIsNotedAnew()
    {
        var snapshot = Write();
        var weights = Path.Combine(snapshot, "model.safetensors");
        var before = ImportedModel.Open(Resolve(snapshot, new ModelFormat.BF16())).Manifest;
        File.SetLastWriteTimeUtc(weights, File.GetLastWriteTimeUtc(weights));

        var after = ImportedModel.Open(Resolve(snapshot, new ModelFormat.BF16())).Manifest;

        Assert.Equal(before.Digest, after.Digest);
        Assert.NotEqual(before.Sources["model.safetensors"].Stamp, after.Sources["model.safetensors"].Stamp);
    }

    [Fact]
    public void Resolve_BrokenCacheEntry_IsImportedAnew()
    {
        var snapshot = Write();
        File.WriteAllText(Path.Combine(Resolve(snapshot), "weights.f32"), "broken");

        Assert.Equal(8, ImportedModel.Open(Resolve(snapshot)).Manifest.Configuration.Text.HiddenSize);
    }

    [Fact]
    public void Resolve_BrokenImportedModel_IsRefused()
    {
        var model = ModelImporter.Import(Write(), _folder["model"], NoProgress.Instance, Token);
        File.Delete(model.VisionGraph);

        var refusal = Assert.Throws<ImportException>(() => Resolve(model.Folder));

        Assert.Contains("vision.onnx", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "came no folder")]
    [InlineData("", "came a folder with neither")]
    public void Resolve_AnythingElse_SaysWhatWasExpected(string name, string message)
    {
        var refusal = Assert.Throws<ImportException>(() => Resolve(Path.Combine(_folder.Path, name)));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_ManyAtOnce_ImportOnceAndAgree()
    {
        var snapshot = Write();
        var starts = new CountingProgress();

        var folders = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => ModelCache.Resolve(snapshot, Cache, new(), starts, Token), Token)));

        Assert.Equal((1, 1), (folders.Distinct().Count(), starts.Imports));
    }

    [Fact]
    public void Resolve_CancelledWhileAnotherImports_Stops()
    {
        var snapshot = Write();
        var entry = Resolve(snapshot);
        File.Delete(Path.Combine(entry, "manifest.json"));
        using var held = FolderLock.TryTake($"{entry}.lock", FileMode.OpenOrCreate);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => ModelCache.Resolve(snapshot, Cache, new(), NoProgress.Instance, cancel.Token));
    }

    [Fact]
    public void Resolve_CacheThatCannotBeWritten_SaysHowToGoOn()
    {
        var snapshot = Write();

        var refusal = Assert.Throws<ImportException>(
            () => ModelCache.Resolve(snapshot, "/proc/surgical", new(), NoProgress.Instance, Token));

        Assert.Contains("Set XDG_CACHE_HOME", refusal.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Cache => _folder["cache"];

    private string Write() => _small.WriteTo(_folder["snapshot"]);

    private string Resolve(string folder, ModelFormat? format = null) =>
        ModelCache.Resolve(folder, Cache, new() { Format = format }, NoProgress.Instance, Token);

    private static float Norm(string model)
    {
        using var weights = ImportedModel.Open(model).MapWeights();
        return weights.All("text.norm.weight")[0];
    }

    /// <summary>Counts imports by the report that each ends with.</summary>
    private sealed class CountingProgress : IProgress<ImportProgress>
    {
        private int _imports;

        public int Imports => _imports;

        public void Report(ImportProgress value)
        {
            if (value.Written == value.Total)
            {
                Interlocked.Increment(ref _imports);
            }
        }
    }
}
