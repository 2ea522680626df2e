using Surgical.ModelImport.Tokenizer;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests;

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

    [Fact]
    public void Import_Snapshot_IsNotWrittenTo()
    {
        var snapshot = Write();
        var before = Listing(snapshot);

        ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token);

        Assert.Equal(before, Listing(snapshot));
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("snapshot/model")]
    [InlineData("snapshot/../snapshot/model/")]
    public void Import_IntoTheSnapshot_IsRefused(string name)
    {
        Out_IsRefused(_folder[name], "expected a folder outside of the snapshot");
    }

    [Fact]
    public void Import_IntoFolderWithOtherContent_IsRefused()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "notes.txt"), "mine");

        Out_IsRefused(Out, "expected a new or empty folder");
    }

    [Fact]
    public void Import_OverAnotherModel_IsRefused()
    {
        Import();
        _small.Config["eos_token_id"] = 9;

        Out_IsRefused(Out, "expected a new or empty folder");
    }

    [Fact]
    public void Import_Again_LeavesTheModelAsItIs()
    {
        var snapshot = Write();
        ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token);
        var before = Listing(Out);

        ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token);

        Assert.Equal(before, Listing(Out));
    }

    [Fact]
    public void Import_IntoEmptyFolder_FillsIt()
    {
        Directory.CreateDirectory(Out);

        Assert.Equal(Out, Import().Folder);
    }

    [Fact]
    public void Import_WhileItRuns_NothingStandsInTheFolder()
    {
        var snapshot = Write();
        var seen = new List<bool>();
        var watcher = new Callback(_ => seen.Add(Directory.Exists(Out)));

        ModelImporter.Import(snapshot, Out, watcher, Token);

        Assert.All(seen, Assert.False);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Import_CancelledOnTheWay_LeavesNothing(int afterReports)
    {
        var snapshot = Write();
        using var cancel = new CancellationTokenSource();
        var reports = 0;
        var canceller = new Callback(_ =>
        {
            if (++reports == afterReports)
            {
                cancel.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => ModelImporter.Import(snapshot, Out, canceller, cancel.Token));

        Assert.Equal(["snapshot"], Entries());
    }

    [Fact]
    public void Import_AfterAKilledOne_RemovesWhatItLeft()
    {
        var left = Directory.CreateDirectory(_folder[".model.importing-0123"]).FullName;
        File.WriteAllText(Path.Combine(left, ".lock"), "");
        File.WriteAllText(Path.Combine(left, "weights.f32"), "half");

        Import();

        Assert.Equal(["model", "snapshot"], Entries());
    }

    [Fact]
    public void Import_AfterOneKilledBeforeItLockedItsFolder_RemovesThat()
    {
        Directory.CreateDirectory(_folder[".model.importing-0123"]);

        Import();

        Assert.Equal(["model", "snapshot"], Entries());
    }

    [Fact]
    public void Import_ManyAtOnce_TakeNoFolderFromOneAnother()
    {
        var snapshot = Write();

        Parallel.For(0, 40, _ =>
        {
            using var staging = new StagingFolder(Out, new string('0', 64));
            Assert.True(Directory.Exists(staging.Folder));
            File.WriteAllText(Path.Combine(staging.Folder, "weights.f32"), "half");
        });

        Assert.Equal([Path.GetFileName(snapshot)], Entries());
    }

    [Fact]
    public void Import_BesideARunningOne_LeavesItAlone()
    {
        var other = Directory.CreateDirectory(_folder[".model.importing-0123"]).FullName;
        using var held = FolderLock.TryTake(Path.Combine(other, ".lock"), FileMode.CreateNew);

        Import();

        Assert.True(File.Exists(Path.Combine(other, ".lock")));
    }

    [Fact]
    public void Import_WhereNothingCanBeWritten_SaysSo() =>
        Out_IsRefused("/proc/surgical/model", "/proc/surgical/model: the imported model cannot be written.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Write() => _small.WriteTo(_folder["snapshot"]);

    private ImportedModel Import() => ModelImporter.Import(Write(), Out, NoProgress.Instance, Token);

    private void Out_IsRefused(string folder, string message)
    {
        var snapshot = Write();
        var refusal =
            Assert.Throws<ImportException>(() => ModelImporter.Import(snapshot, folder, NoProgress.Instance, Token));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    private ImportException Refusal(string snapshot) =>
        Assert.Throws<ImportException>(() => ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token));

    private static int BpeTokens(ImportedModel model) => BpeTokenizer.Load(model.Tokenizer!).TokenCount;

    private string[] Entries() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)).Order()];

    private static string[] Listing(string folder) =>
    [
        .. new DirectoryInfo(folder)
            .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Append(new DirectoryInfo(folder))
            .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc.Ticks} {(entry as FileInfo)?.Length}").Order(),
    ];

    private sealed class Callback(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
