using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Importing;
using Surgical.Models.Gemma3;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>The snapshots that exist import as they are.</summary>
public sealed class ShippedSnapshotsGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tiny-a", 148)]
    [InlineData("tiny-b", 109)]
    public void Import_GoldenSnapshot_HoldsEveryTensor(string name, int tensors)
    {
        var model = ModelImporter.Import(
            Golden.Folder($"gemma3/{name}"),
            _folder["model"],
            NoProgress.Instance,
            TestContext.Current.CancellationToken);

        Assert.Equal(tensors, model.Manifest.Tensors.Count);
    }

    [Theory]
    [InlineData("tiny-a", "SSSSSFS", 1e6, 8, 1e4, 48, 703)]
    [InlineData("tiny-b", "SFSF", 5e5, 1, 2e4, 256, 703)]
    public void Open_GoldenSnapshot_HasItsConfiguration(
        string name,
        string layers,
        double fullTheta,
        double fullFactor,
        double slidingTheta,
        double queryScale,
        int imageToken)
    {
        using var snapshot = Snapshot.Open(Golden.Folder($"gemma3/{name}"));
        var text = snapshot.Configuration.Text;
        var kinds = string.Concat(text.Layers.Select(kind => $"{kind}"[0]));

        Assert.Equal(
            (layers, new Rope(fullTheta, fullFactor), new Rope(slidingTheta, 1), queryScale, imageToken),
            (kinds, text.FullRope, text.SlidingRope, text.QueryScale, snapshot.Configuration.ImageToken));
    }
}
