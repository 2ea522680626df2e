using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime.Cuda;

/// <summary>The graphs that a GPU runs compute what the reference computed; here in float32 on the processor.</summary>
public sealed class CudaGraphsGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    public static TheoryData<string> Models() => ReferenceGoldenTests.Models();

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_GraphsOfAGpu_ComputeWhatTheReferenceComputed(string name)
    {
        var folder = Golden.Folder($"gemma3/{name}");
        var model = ImportedModel.Open(imported[folder]);
        var tolerance = Tolerance.Of(model.Manifest.Format, model.Manifest.Configuration);
        using var engine = new Gemma3Engine(model.Manifest.Configuration, new CudaGraphsOnCpu(model));

        var results = ReferenceSample.In(folder)
            .Select(reference => new ReferenceComparison(engine, reference, tolerance)
                .Compare(TestContext.Current.CancellationToken))
            .ToList();

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_GraphsOfAGpuRoundedToBFloat16_AreWithinThatToleranceAndNotFarInside(string name)
    {
        var folder = Golden.Folder($"gemma3/{name}");
        var model = ImportedModel.Open(imported[folder]);
        var tolerance = Tolerance.Of(new ModelFormat.BF16(), model.Manifest.Configuration);
        using var engine = new Gemma3Engine(model.Manifest.Configuration, new CudaGraphsOnCpu(model, rounded: true));

        var results = ReferenceSample.In(folder)
            .Select(reference => new ReferenceComparison(engine, reference, tolerance)
                .Compare(TestContext.Current.CancellationToken))
            .ToList();

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', results));
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
        Assert.InRange(results.Max(result => result.Logits), tolerance.Logits / 5, tolerance.Logits);
    }

    [Fact]
    public void Likeliest_GraphOfAGpu_IsWhatTheLogitsSay()
    {
        var folder = Golden.Folder("gemma3/tiny-b");
        var model = ImportedModel.Open(imported[folder]);
        using var runtime = new CudaGraphsOnCpu(model);
        var prompt = new Prompt(ReferenceSample.In(folder).First(reference => reference.Pictures.Count == 0).Ids, []);

        var token = runtime.LikeliestAfter(prompt, TestContext.Current.CancellationToken);

        var expected = Logits.Best(runtime.ReadPrompt(prompt, TestContext.Current.CancellationToken));
        Assert.Equal(expected.Id, token.Id);
        Assert.Equal(expected.LogProbability, token.LogProbability, tolerance: 1e-5);
    }
}
