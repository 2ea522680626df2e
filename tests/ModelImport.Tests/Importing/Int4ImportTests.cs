using Surgical.Disk;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

/// <summary>What an int4 import keeps exactly, what it rounds, and how an import that was killed goes on.</summary>
public sealed class Int4ImportTests : IDisposable
{
    private const string Embedding = "text.embed_tokens.weight";
    private const string InFile = "language_model.model.embed_tokens.weight";
    private static readonly ModelFormat Int4 = new ModelFormat.Int4(Block: 32, HeadBits: 8);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_Int4_NeedsNoSnapshotAfterwards()
    {
        var model = Import(SmallSnapshot.Make());
        Directory.Delete(_folder["snapshot"], recursive: true);

        using var weights = ImportedModel.Open(model.Folder).MapWeights();

        Assert.Equal(32 * 8, weights.All(Embedding).Length);
    }

    [Theory]
    [InlineData("F32", TensorType.F32)]
    [InlineData("BF16", TensorType.BF16)]
    public void Import_Embedding_IsKeptAsTheSnapshotHasIt(string stored, TensorType type)
    {
        using var snapshot = Snapshot.Open(SmallSnapshot.Make(stored).WriteTo(_folder["snapshot"]));
        using var weights = Import(snapshot, "model").MapWeights();
        var expected = new float[32 * 8];
        snapshot.Tensors[Embedding].Read(0, expected);

        Assert.Equal(type, weights.Type(Embedding));
        Assert.Equal(expected, weights.All(Embedding));
        Assert.Equal(type == TensorType.BF16, weights.TryGetBFloat16(Embedding, out _));
    }

    [Theory]
    [InlineData("text.embed_tokens.weight", 32, 1, 32)]
    [InlineData("text.layers.1.mlp.down_proj.weight", 8, 1, 16)]
    [InlineData("vision.encoder.layers.0.mlp.fc2.weight", 6, 1, 32)]
    public void Import_Matrix_IsPackedRowByRow(string name, long rows, long blocks, long blockBytes)
    {
        long[] shape = [rows, blocks, blockBytes];
        using var weights = Import(SmallSnapshot.Make()).MapWeights();

        Assert.Equal(shape, weights.Shape(name + ".packed"));
        Assert.Equal([shape[0] * shape[1]], weights.Shape(name + ".scales"));
    }

    [Fact]
    public void Import_UntiedModel_PacksItsHeadAndNotItsEmbedding()
    {
        var small = SmallSnapshot.Make();
        small.Config["tie_word_embeddings"] = false;
        small.Tensors.Add("lm_head.weight", small.Tensors[InFile]);

        var names = Import(small).Manifest.Tensors.Keys;

        Assert.Contains("text.lm_head.weight.packed", names);
        Assert.DoesNotContain(Embedding + ".packed", names);
    }

    [Fact]
    public void Import_WeightThatIsNotFinite_IsNamed()
    {
        var small = SmallSnapshot.Make();
        small.Tensors["language_model.model.layers.0.mlp.up_proj.weight"].Values[9] = float.NaN;

        var refusal = Assert.Throws<ImportException>(() => Import(small));

        Assert.Contains(
            "up_proj.weight (model.safetensors): expected numbers", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("in row 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AfterAnInterruption_WritesOnlyWhatIsNotWholeAndSound()
    {
        using var snapshot = Snapshot.Open(SmallSnapshot.Make().WriteTo(_folder["snapshot"]));
        var undisturbed = Import(snapshot, "undisturbed");
        var stored = StoragePlan.For(snapshot.Configuration, Int4, TensorType.F32).ToList();
        Directory.CreateDirectory(_folder["half"]);
        var path = _folder["half/weights.q4"];
        Assert.Throws<InvalidOperationException>(() => Write(new Interrupting(after: 20)));
        var before = File.ReadAllLines(_folder["half/.journal"]).Count(line => line.Length > 0);
        using (var file = File.OpenWrite(path))
        {
            file.WriteByte(1);
        }

        Write(NoProgress.Instance);

        Assert.InRange(before, 5, stored.Count - 5);
        var after = File.ReadAllLines(_folder["half/.journal"]).Count(line => line.Length > 0);
        Assert.Equal(stored.Count + 1, after);
        Assert.Equal(File.ReadAllBytes(Path.Combine(undisturbed.Folder, "weights.q4")), File.ReadAllBytes(path));

        void Write(IProgress<ImportProgress> progress) =>
            WeightsFile.Write(path, snapshot.Tensors, stored, progress, Token);
    }

    [Fact]
    public void Write_MoreThanTheDiskHolds_IsRefusedBeforeAnythingIsRead()
    {
        Directory.CreateDirectory(_folder["full"]);
        var planned = new PlannedTensor("large", [1L << 40, 1 << 10], [1L << 40, 1 << 10], IsRmsNorm: false);

        var refusal = Assert.Throws<DiskFullException>(() => WeightsFile.Write(
            _folder["full/weights.f32"],
            new Dictionary<string, SourceTensor>(),
            [new StoredTensor(planned, TensorType.F32)],
            NoProgress.Instance,
            Token));

        Assert.StartsWith("weights.f32: expected room for 4503599627 MB in", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_AfterAKilledOneOfTheSameModel_GoesOnInItsFolder()
    {
        using var snapshot = Snapshot.Open(SmallSnapshot.Make().WriteTo(_folder["snapshot"]));
        var key = ImportKey.Of(snapshot, SnapshotManifest.Of(snapshot, Int4, null, _ => { }, Token));
        var left = Directory.CreateDirectory(_folder[$".model.importing-{key[..16]}-0123"]);
        File.WriteAllText(Path.Combine(left.FullName, ".lock"), "");
        File.WriteAllText(Path.Combine(left.FullName, ".journal"), "00000000 text.embed_tokens.weight\n0000");
        File.WriteAllBytes(Path.Combine(left.FullName, "weights.q4"), new byte[100_000]);
        File.WriteAllText(Path.Combine(left.FullName, "vision.onnx"), "torn");
        File.WriteAllText(Path.Combine(left.FullName, "manifest.json"), new string('x', 100_000));

        var resumed = Import(snapshot, "model");

        Assert.Equal(Content(Import(snapshot, "undisturbed")), Content(resumed));
        Assert.False(left.Exists && Directory.Exists(left.FullName));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ImportedModel Import(SmallSnapshot small)
    {
        using var snapshot = Snapshot.Open(small.WriteTo(_folder["snapshot"]));
        return Import(snapshot, "model");
    }

    private ImportedModel Import(Snapshot snapshot, string name) =>
        ModelImporter.Import(snapshot, _folder[name], Int4, _ => { }, NoProgress.Instance, Token);

    private static string[] Content(ImportedModel model) =>
    [
        .. Directory.EnumerateFiles(model.Folder).Order()
            .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexString(File.ReadAllBytes(path))}"),
    ];

    private sealed class Interrupting(int after) : IProgress<ImportProgress>
    {
        private int _reports;

        public void Report(ImportProgress value)
        {
            if (++_reports == after)
            {
                throw new InvalidOperationException("interrupted");
            }
        }
    }
}
