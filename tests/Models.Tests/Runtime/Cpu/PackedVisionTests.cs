using Surgical.ModelImport.Importing;
using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime.Cpu;

/// <summary>
/// Eight bits are enough for the vision tower, also where a row does not fill its last block (4304 = 134.5 x 32).
/// </summary>
public sealed class PackedVisionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _snapshot;
    private readonly float[] _picture;

    public PackedVisionTests()
    {
        _snapshot = TrueSizeVisionSnapshot.Write(_folder["snapshot"]);
        var random = new Random(3);
        _picture = new float[3 * TrueSizeVisionSnapshot.ImageSize * TrueSizeVisionSnapshot.ImageSize];
        for (var i = 0; i < _picture.Length; i++)
        {
            _picture[i] = (float)Math.Sin(i / 700.0) + ((random.NextSingle() - 0.5f) / 4);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Look_TrueSizeLayer_KeepsACosineOf999ToFloat32()
    {
        var exact = Look(Import(_snapshot, new ModelFormat.F32()));
        var packed = Look(Import(_snapshot, new ModelFormat.Int4(Block: 32, HeadBits: 8)));

        var cosine = Deviation.LeastCosine(packed, exact, width: 64);
        TestContext.Current.SendDiagnosticMessage($"least cosine of a feature {cosine}");
        Assert.InRange(cosine, 0.999, 1);
    }

    [Fact]
    public void Look_RowThatDoesNotFillItsLastBlock_IsMultipliedAsFarAsItGoes()
    {
        var model = Import(_snapshot, new ModelFormat.Int4(Block: 32, HeadBits: 8, Accuracy: 0));
        var dequantised = DequantisedSnapshot.Write(_snapshot, model, _folder["dequantised"]);

        var difference = Deviation.Relative(Look(model), Look(Import(dequantised, new ModelFormat.F32())));
        TestContext.Current.SendDiagnosticMessage($"greatest difference {difference}");
        Assert.InRange(difference, 0, 2e-4);
    }

    private ImportedModel Import(string snapshot, ModelFormat format) => ModelImporter.Import(
        snapshot,
        _folder[Guid.NewGuid().ToString("N")],
        new ImportOptions { Format = format },
        new Progress<ImportProgress>(),
        TestContext.Current.CancellationToken);

    private float[] Look(ImportedModel model)
    {
        using var engine = new Gemma3Engine(model);
        return engine.Look([_picture], TestContext.Current.CancellationToken);
    }
}
