using Surgical.TestKit;

namespace Surgical.ModelImport.Tests;

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
        var model = ModelImporter.Import(Golden.Folder($"gemma3/{name}"), _folder["model"], NoProgress.Instance, TestContext.Current.CancellationToken);

        Assert.Equal(tensors, model.Manifest.Tensors.Count);
    }
}
