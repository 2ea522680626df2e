using System.Runtime.InteropServices;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

/// <summary>An engine gets the numbers that the graphs multiply with, whatever the format.</summary>
public sealed class MappedWeightsTests : IDisposable
{
    private const string Norm = "text.layers.1.self_attn.q_norm.weight";
    private const string Matrix = "text.layers.0.mlp.up_proj.weight";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<ModelFormat, string> Formats => new()
    {
        { new ModelFormat.F32(), "F32" },
        { new ModelFormat.F32(), "BF16" },
        { new ModelFormat.BF16(), "F32" },
        { new ModelFormat.BF16(), "BF16" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_EveryTensor_IsTheSnapshotsWithNormsAsOnePlusWeight(ModelFormat format, string stored)
    {
        using var snapshot = Snapshot.Open(SmallSnapshot.Make(stored).WriteTo(_folder["snapshot"]));
        using var weights = Import(snapshot, format).MapWeights();

        Assert.All(TensorPlan.For(snapshot.Configuration), planned =>
        {
            var expected = new float[planned.Count];
            snapshot.Tensors[planned.Name].Read(0, expected);
            Assert.Equal(expected.Select(w => planned.IsRmsNorm ? 1f + w : w), weights.All(planned.Name));
        });
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_FromTheMiddle_IsThatPart(ModelFormat format, string stored)
    {
        using var weights = Import(SmallSnapshot.Make(stored), format).MapWeights();
        var part = new float[5];

        weights.Read(Matrix, 7, part);

        Assert.Equal(weights.All(Matrix)[7..12], part);
    }

    [Fact]
    public void Read_BeyondTheTensor_IsRefused()
    {
        using var weights = Import(SmallSnapshot.Make(), new ModelFormat.BF16()).MapWeights();

        Assert.Throws<ArgumentOutOfRangeException>(() => weights.Read(Norm, 1, new float[4]));
    }

    [Fact]
    public void TryGetBFloat16_MatrixOfABFloat16Snapshot_IsItsBytes()
    {
        using var weights = Import(SmallSnapshot.Make("BF16"), new ModelFormat.BF16()).MapWeights();

        Assert.True(weights.TryGetBFloat16(Matrix, out var address));

        var bytes = new byte[weights.Size(Matrix)];
        Marshal.Copy(address, bytes, 0, bytes.Length);
        var values = new float[bytes.Length / 2];
        Floats.Widen(bytes, TensorType.BF16, values);
        Assert.Equal(weights.All(Matrix), values);
    }

    [Theory]
    [InlineData(Norm, "BF16", true)]
    [InlineData(Matrix, "F32", true)]
    [InlineData(Matrix, "BF16", false)]
    public void TryGetBFloat16_NumbersThatAreStoredOtherwise_IsFalse(string name, string stored, bool asBFloat16)
    {
        ModelFormat format = asBFloat16 ? new ModelFormat.BF16() : new ModelFormat.F32();
        using var weights = Import(SmallSnapshot.Make(stored), format).MapWeights();

        Assert.False(weights.TryGetBFloat16(name, out _));
    }

    private ImportedModel Import(SmallSnapshot small, ModelFormat format)
    {
        using var snapshot = Snapshot.Open(small.WriteTo(_folder["snapshot"]));
        return Import(snapshot, format);
    }

    private ImportedModel Import(Snapshot snapshot, ModelFormat format) => ModelImporter.Import(
        snapshot, _folder["model"], format, _ => { }, NoProgress.Instance, TestContext.Current.CancellationToken);
}
