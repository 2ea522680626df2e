using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Surgical.ModelImport.Importing;
using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime.Cpu;
using Surgical.Models.Tests.Runtime.Cuda;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime.RealLike;

/// <summary>Of weights like those of trained models each format computes what it should, and check sees it.</summary>
public sealed class RealLikeWeightsTests : IDisposable
{
    private const double BeyondFloat16 = 65_504;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Models() => ReferenceGoldenTests.Models();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void PlainDecoder_GoldenTexts_ComputesWhatTheReferenceComputed(string name)
    {
        var golden = Golden.Folder($"gemma3/{name}");
        var decoder = new PlainDecoder(PlainTensors.Read(golden));

        foreach (var sample in ReferenceSample.In(golden).Where(sample => sample.Pictures.Count == 0))
        {
            Assert.InRange(Deviation.Relative(decoder.Logits(sample.Ids), sample.Logits), 0, 2e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_Float32_PassesAndAWindowThatIsOneOffFails(string name)
    {
        var snapshot = Snapshot(name, out var model);
        var decoder = new PlainDecoder(model);
        var logits = decoder.Logits(ReferenceSample.In(snapshot).MaxBy(sample => sample.Ids.Length)!.Ids);
        Assert.InRange(decoder.GreatestResidual, BeyondFloat16, double.MaxValue);
        Assert.InRange(Math.Abs(TensorPrimitives.MaxMagnitude<float>(logits)), 50, RealLikeSnapshot.GreatestLogit + 1);

        Assert.All(Check(snapshot, "right"), result => Assert.True(result.Passed, result.ToString()));
        foreach (var off in new[] { -1, 1 })
        {
            Widen(snapshot, off);
            Assert.Contains(Check(snapshot, $"window{off}"), result => !result.Passed);
            Widen(snapshot, -off);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_GraphsRoundedToBFloat16_AreWithinTheTolerance(string name)
    {
        var snapshot = Snapshot(name, out _);
        var model = ImportedModel.Open(Import(snapshot, "exact", new ModelFormat.F32()));
        var tolerance = Tolerance.Of(new ModelFormat.BF16(), model.Manifest.Configuration);
        using var engine = new Gemma3Engine(model.Manifest.Configuration, new CudaGraphsOnCpu(model, rounded: true));

        var results = ReferenceSample.In(snapshot)
            .Select(sample => new ReferenceComparison(engine, sample, tolerance)
                .Compare(TestContext.Current.CancellationToken))
            .ToList();

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', results));
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_FourBits_IsWithinItsToleranceAndComputesWhatItsRoundedWeightsSay(string name)
    {
        var snapshot = Snapshot(name, out _);
        var exact = new ModelFormat.Int4(Block: 32, HeadBits: 8, Accuracy: 0);
        var packed = ImportedModel.Open(Import(snapshot, "packed", exact));
        var dequantised = DequantisedSnapshot.Write(snapshot, packed, _folder["dequantised"]);
        using var mine = new Gemma3Engine(packed);
        using var rounded = new Gemma3Engine(
            ImportedModel.Open(Import(dequantised, "float32", new ModelFormat.F32())));

        foreach (var sample in ReferenceSample.In(snapshot))
        {
            var prompt = new Prompt(sample.Ids, []);
            Assert.InRange(
                Deviation.Relative(
                    mine.ReadAllRows(prompt, TestContext.Current.CancellationToken),
                    rounded.ReadAllRows(prompt, TestContext.Current.CancellationToken)),
                0,
                2e-4);
        }

        var results = Check(snapshot, "default", new ModelFormat.Int4(Block: 32, HeadBits: 8));
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', results));
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
    }

    [Fact]
    public void Check_GreedyTokenOtherThanTheReferences_PassesOnlyWhereItWasNotDecided()
    {
        var snapshot = Snapshot("tiny-b", out _);
        var cases = Path.Combine(snapshot, ReferenceSample.Index);
        var list = JsonNode.Parse(File.ReadAllText(cases))!;
        var text = list["cases"]!["text"]!;
        text["greedy"]![2] = (int)text["greedy"]![2]! ^ 1;

        text["greedy_margins"] = new JsonArray(5f, 5f, 5f, 5f);
        File.WriteAllText(cases, list.ToJsonString());
        Assert.Contains(Check(snapshot, "decided"), result => !result.Passed);

        text["greedy_margins"] = new JsonArray(5f, 5f, 5e-4f, 5f);
        File.WriteAllText(cases, list.ToJsonString());
        Assert.All(Check(snapshot, "undecided"), result => Assert.True(result.Passed, result.ToString()));
    }

    private string Snapshot(string name, out PlainTensors model)
    {
        model = RealLikeSnapshot.Write(Golden.Folder($"gemma3/{name}"), _folder["snapshot"]);
        return _folder["snapshot"];
    }

    private static void Widen(string snapshot, int by)
    {
        var path = Path.Combine(snapshot, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        var text = config["text_config"]!;
        text["sliding_window"] = (int)text["sliding_window"]! + by;
        File.WriteAllText(path, config.ToJsonString());
    }

    private List<SampleResult> Check(string snapshot, string name, ModelFormat? format = null) =>
    [
        .. ModelCheck.Run(
            snapshot,
            Import(snapshot, name, format ?? new ModelFormat.F32()),
            TestContext.Current.CancellationToken),
    ];

    private string Import(string snapshot, string name, ModelFormat format) => ModelImporter.Import(
        snapshot,
        _folder[name],
        new ImportOptions { Format = format },
        new Progress<ImportProgress>(),
        TestContext.Current.CancellationToken).Folder;
}
