namespace Surgical.Benchmarks.Gguf;

/// <summary>What llama.cpp calls the tensors of a Gemma 3, its vision tower and its projector.</summary>
internal static class GgufNames
{
    private const string Projection = "projector.mm_input_projection_weight";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["embed_tokens"] = "token_embd",
        ["norm"] = "output_norm",
        ["lm_head"] = "output",
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
        ["patch_embedding"] = "patch_embd",
        ["position_embedding"] = "position_embd",
        ["layer_norm1"] = "ln1",
        ["out_proj"] = "attn_out",
        ["layer_norm2"] = "ln2",
        ["fc1"] = "ffn_up",
        ["fc2"] = "ffn_down",
        ["post_layernorm"] = "post_ln",
        ["mm_soft_emb_norm"] = "soft_emb_norm",
    };

    /// <summary>The name of a tensor.</summary>
    /// <param name="canonical">Of <see cref="Models.Files.Weights.TensorPlan"/>.</param>
    public static string Of(string canonical)
    {
        if (canonical == Projection)
        {
            return "mm.input_projection.weight";
        }

        var parts = canonical.Split('.');
        var part = parts[0] switch
        {
            "vision" => "v.",
            "projector" => "mm.",
            _ => "",
        };
        var layers = Array.IndexOf(parts, "layers");
        var block = layers < 0 ? "" : $"blk.{parts[layers + 1]}.";
        return $"{part}{block}{Names[parts[^2]]}.{parts[^1]}";
    }
}
