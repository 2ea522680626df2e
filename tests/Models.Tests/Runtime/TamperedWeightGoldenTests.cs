using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Surgical.ModelImport.Importing;
using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>The check is sharp enough to notice a single number that is 1 % off.</summary>
public sealed class TamperedWeightGoldenTests
{
    [Theory]
    [InlineData("text.embed_tokens.weight")]
    [InlineData("text.layers.0.mlp.gate_proj.weight")]
    [InlineData("text.layers.1.self_attn.k_norm.weight")]
    [InlineData("text.layers.3.post_feedforward_layernorm.weight")]
    [InlineData("text.norm.weight")]
    [InlineData("vision.post_layernorm.weight")]
    [InlineData("projector.mm_soft_emb_norm.weight")]
    public void Check_OneWeightOffByAHundredth_Fails(string weight)
    {
        var golden = Golden.Folder("gemma3/tiny-b");
        using var folder = new TemporaryFolder();
        var model = ModelImporter.Import(
            golden, folder["model"], new Progress<ImportProgress>(), TestContext.Current.CancellationToken);
        ScaleGreatest(model, weight, 1.01f);

        var results = ModelCheck.Run(golden, model.Folder, TestContext.Current.CancellationToken);

        Assert.Contains(results, result => !result.Passed);
    }

    private static void ScaleGreatest(ImportedModel model, string weight, float factor)
    {
        var section = model.Manifest.Tensors[weight];
        var values = new float[section.Shape.Aggregate(1L, (product, length) => product * length)];
        using var file = File.Open(Path.Combine(model.Folder, "weights.f32"), FileMode.Open, FileAccess.ReadWrite);
        file.Position = section.Offset;
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        values[TensorPrimitives.IndexOfMaxMagnitude<float>(values)] *= factor;
        file.Position = section.Offset;
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
