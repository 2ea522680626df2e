using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

public sealed class WeightNumbersTests : IDisposable
{
    private const string Norm = "language_model.model.norm.weight";
    private const string Matrix = "language_model.model.layers.1.mlp.up_proj.weight";

    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public static TheoryData<ModelFormat> Formats => [new ModelFormat.F32(), new ModelFormat.BF16()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_SoundModel_FindsNothing(ModelFormat format) => Assert.Empty(Damaged(format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_NumbersThatAreNone_AreCountedByTensor(ModelFormat format)
    {
        var values = _small.Tensors[Matrix].Values;
        (values[0], values[7], values[^1]) = (float.NaN, float.NegativeInfinity, float.NaN);
        _small.Tensors[Norm].Values[3] = float.PositiveInfinity;

        Assert.Equal(
            [
                new("text.layers.1.mlp.up_proj.weight", values.Length, NotNumbers: 2, Infinite: 1, IsZero: false),
                new("text.norm.weight", 8, NotNumbers: 0, Infinite: 1, IsZero: false),
            ],
            Damaged(format).OrderBy(tensor => tensor.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Damaged_MatrixOfZeros_IsNamedAndABiasOfZerosIsNot()
    {
        Array.Clear(_small.Tensors[Matrix].Values);
        Array.Clear(_small.Tensors["vision_tower.vision_model.post_layernorm.bias"].Values);

        Assert.Equal("text.layers.1.mlp.up_proj.weight", Assert.Single(Damaged(new ModelFormat.F32())).Name);
    }

    [Fact]
    public void Damaged_PackedMatrixOfZeros_IsKnownByItsScales()
    {
        Array.Clear(_small.Tensors[Matrix].Values);

        var damaged = Assert.Single(Damaged(new ModelFormat.Int4(Block: 32, HeadBits: 8)));

        Assert.Equal(("text.layers.1.mlp.up_proj.weight.scales", true), (damaged.Name, damaged.IsZero));
    }

    private IReadOnlyList<DamagedTensor> Damaged(ModelFormat format) => WeightNumbers.Damaged(
        ModelImporter.Import(
            _small.WriteTo(_folder["snapshot"]), _folder["model"], new() { Format = format }, new NoProgress(), Token),
        Token);
}
