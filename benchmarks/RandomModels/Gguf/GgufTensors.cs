using Surgical.ModelImport;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Weights;

namespace Surgical.Benchmarks.RandomModels.Gguf;

/// <summary>The decoder of a Gemma 3 as llama.cpp names it: Q4_0, its embedding, which is the head as well, apart.</summary>
internal static class GgufTensors
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["embed_tokens"] = "token_embd",
        ["norm"] = "output_norm",
        ["input_layernorm"] = "attn_norm",
        ["q_proj"] = "attn_q",
        ["k_proj"] = "attn_k",
        ["v_proj"] = "attn_v",
        ["o_proj"] = "attn_output",
        ["q_norm"] = "attn_q_norm",
        ["k_norm"] = "attn_k_norm",
        ["post_attention_layernorm"] = "post_attention_norm",
        ["pre_feedforward_layernorm"] = "ffn_norm",
        ["gate_proj"] = "ffn_gate",
        ["up_proj"] = "ffn_up",
        ["down_proj"] = "ffn_down",
        ["post_feedforward_layernorm"] = "post_ffw_norm",
    };

    /// <summary>All of them.</summary>
    /// <param name="model">Its embeddings must be tied.</param>
    /// <param name="head">Type of the embedding.</param>
    /// <exception cref="ImportException">A row is no whole number of blocks.</exception>
    public static IReadOnlyList<GgufTensor> For(Gemma3Configuration model, GgufType head)
    {
        var problems = new Problems();
        var tensors = TensorPlan.For(model)
            .Where(planned => planned.Name.StartsWith("text.", StringComparison.Ordinal))
            .Select(planned => Tensor(planned, head))
            .ToList();
        foreach (var tensor in tensors.Where(tensor => tensor.Type is { } type && tensor.Shape[^1] % type.Numbers != 0))
        {
            problems.Add(tensor.Name, $"rows of a multiple of {tensor.Type!.Numbers} numbers", $"{tensor.Shape[^1]}");
        }

        problems.ThrowIfAny("There is no such GGUF file:");
        return tensors;
    }

    private static GgufTensor Tensor(PlannedTensor planned, GgufType head)
    {
        var parts = planned.Name.Split('.');
        var name = $"{Names[parts[^2]]}.weight";
        var type = planned.IsRmsNorm ? null : parts[^2] == "embed_tokens" ? head : GgufType.Q40;
        return new GgufTensor(parts[1] == "layers" ? $"blk.{parts[2]}.{name}" : name, planned.Shape, type);
    }
}
