using System.Runtime.InteropServices;
using Surgical.Analyzer.Checks;
using Surgical.ModelImport;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Onnx;

/// <summary>The check is sharp enough to notice a weight that is 1 % off.</summary>
public sealed class TamperedWeightGoldenTests
{
    // Matrices right before an RMS norm are left out: the norm takes a common factor away again.
    [Theory]
    [InlineData("text.embed_tokens.weight")]
    [InlineData("text.layers.0.mlp.gate_proj.weight")]
    [InlineData("text.layers.1.self_attn.k_norm.weight")]
    [InlineData("text.layers.3.post_feedforward_layernorm.weight")]
    [InlineData("text.norm.weight")]
    [InlineData("vision.embeddings.patch_embedding.weight")]
    [InlineData("vision.encoder.layers.1.self_attn.v_proj.weight")]
    [InlineData("projector.mm_input_projection_weight")]
    public void Check_OneWeightOffByAHundredth_Fails(string weight)
    {
        var golden = Golden.Folder("gemma3/tiny-b");
        using var folder = new TemporaryFolder();
        var model = ModelImporter.Import(
            golden, folder["model"], new Progress<ImportProgress>(), TestContext.Current.CancellationToken);
        Scale(model, weight, 1.01f);

        var results = ModelCheck.Run(golden, model.Folder, TestContext.Current.CancellationToken);

        Assert.Contains(results, result => !result.Passed);
    }

    private static void Scale(ImportedModel model, string weight, float factor)
    {
        var section = model.Manifest.Tensors[weight];
        var values = new float[section.Shape.Aggregate(1L, (product, length) => product * length)];
        using var file = File.Open(Path.Combine(model.Folder, "weights.f32"), FileMode.Open, FileAccess.ReadWrite);
        file.Position = section.Offset;
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }

        file.Position = section.Offset;
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
