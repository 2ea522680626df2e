using Surgical.ModelImport.Importing;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

public sealed class WeightSumsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compute_ImportThatWroteItsWeights_FindsWhatItRecorded()
    {
        var model = Import(new ModelFormat.F32());

        Assert.True(Assert.Single(WeightSums.Compute(model, Token)).IsUnchanged);
    }

    [Fact]
    public void Compute_SnapshotThatStaysInUse_RecordsAtFirstAndComparesThen()
    {
        var model = Import(new ModelFormat.BF16());

        Assert.Null(Assert.Single(WeightSums.Compute(model, Token)).IsUnchanged);
        Assert.True(Assert.Single(WeightSums.Compute(model, Token)).IsUnchanged);

        var path = model.Manifest.Sources.Values.Single().Path;
        var written = File.GetLastWriteTimeUtc(path);
        using (var file = File.OpenWrite(path))
        {
            file.Position = file.Length - 1;
            file.WriteByte(0x5a);
        }

        File.SetLastWriteTimeUtc(path, written);
        Assert.False(Assert.Single(WeightSums.Compute(model, Token)).IsUnchanged);
    }

    private ImportedModel Import(ModelFormat format)
    {
        var snapshot = Directory.CreateDirectory(_folder["snapshot"]).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.EmbeddedModel))
        {
            File.Copy(file, Path.Combine(snapshot, Path.GetFileName(file)));
        }

        return ModelImporter.Import(
            snapshot, _folder["model"], new ImportOptions { Format = format }, NoProgress.Instance, Token);
    }
}
