using Surgical.Analyzer.Checks;
using Surgical.Analyzer.Onnx;
using Surgical.ModelImport;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Onnx.Cuda;

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
        using var engine = new Gemma3Engine(model.Manifest.Configuration, new CudaGraphsOnCpu(model));

        var results = ReferenceCase.In(folder)
            .Select(reference => new ReferenceComparison(engine, reference, Tolerance.Of(model.Manifest.Format))
                .Compare(TestContext.Current.CancellationToken))
            .ToList();

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
    }

    [Fact]
    public void Likeliest_GraphOfAGpu_IsWhatTheLogitsSay()
    {
        var folder = Golden.Folder("gemma3/tiny-b");
        var model = ImportedModel.Open(imported[folder]);
        using var runtime = new CudaGraphsOnCpu(model);
        var prompt = new Prompt(ReferenceCase.In(folder).First(reference => reference.Pictures.Count == 0).Ids, []);

        var token = runtime.LikeliestAfter(prompt, TestContext.Current.CancellationToken);

        var expected = Logits.Best(runtime.ReadPrompt(prompt, TestContext.Current.CancellationToken));
        Assert.Equal(expected.Id, token.Id);
        Assert.Equal(expected.LogProbability, token.LogProbability, tolerance: 1e-5);
    }
}
