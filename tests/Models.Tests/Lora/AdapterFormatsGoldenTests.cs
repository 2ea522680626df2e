using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.Models.Tests.Runtime.Cuda;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Lora;

/// <summary>Every adapter of every small model, as a GPU has it.</summary>
public sealed class AdapterFormatsGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    [Theory]
    [MemberData(nameof(AdapterGoldenTests.Adapters), MemberType = typeof(AdapterGoldenTests))]
    public void MapWeights_BFloat16_GivesTheNumbersOfTheMergeInFloat32(string model, string adapter)
    {
        var (folder, applied) = (Golden.Folder($"gemma3/{model}"), Golden.Folder($"gemma3/{model}/{adapter}"));
        var inPlace = ImportedModel.Open(imported[folder, new ModelFormat.BF16(), applied]);
        var merged = ImportedModel.Open(imported[folder, applied]);
        using var expected = merged.MapWeights();
        using var weights = inPlace.MapWeights();

        Assert.Equal(expected.Names.Order(), weights.Names.Order());
        Assert.All(expected.Names, name => Assert.True(
            Numbers(expected, name).AsSpan().SequenceEqual(Numbers(weights, name)), name));
        Assert.Equal(merged.Manifest.Digest, inPlace.Manifest.Digest);
    }

    [Theory]
    [MemberData(nameof(AdapterGoldenTests.Adapters), MemberType = typeof(AdapterGoldenTests))]
    public void GraphsOfAGpu_MergedAdapter_ComputeWhatTheReferenceComputed(string model, string adapter)
    {
        var (folder, applied) = (Golden.Folder($"gemma3/{model}"), Golden.Folder($"gemma3/{model}/{adapter}"));
        var merged = ImportedModel.Open(imported[folder, applied]);
        using var engine = new Gemma3Engine(merged.Manifest.Configuration, new CudaGraphsOnCpu(merged));
        var tolerance = Tolerance.Of(merged.Manifest.Format, merged.Manifest.Configuration);

        var result = new ReferenceComparison(engine, AdapterSample.Read(folder, applied), tolerance)
            .Compare(TestContext.Current.CancellationToken);

        Assert.True(result.Passed, result.ToString());
    }

    private static float[] Numbers(MappedWeights weights, string name)
    {
        var numbers = new float[weights.Shape(name).Aggregate(1L, (product, length) => product * length)];
        weights.Read(name, 0, numbers);
        return numbers;
    }
}
