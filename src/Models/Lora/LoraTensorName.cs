using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>The name of a tensor in adapter_model.safetensors, taken apart.</summary>
/// <param name="Module">Path of the layer as the adapter spells it, without PEFT's own prefix.</param>
/// <param name="IsA">Whether it is the pair's A, the factor next to the input.</param>
internal sealed record LoraTensorName(string Module, bool IsA)
{
    private const string Prefix = "base_model.model.";
    private const string A = ".lora_A.weight";
    private const string B = ".lora_B.weight";

    /// <summary>
    /// Canonical name of the weight that the pair belongs to; null when no part of a Gemma 3 is called so.
    /// </summary>
    public string? Weight => TensorName.Canonical($"{Module}.weight");

    /// <summary>Null for a tensor that is neither an A nor a B of a layer.</summary>
    public static LoraTensorName? Parse(string name)
    {
        var isA = name.EndsWith(A, StringComparison.Ordinal);
        if (!isA && !name.EndsWith(B, StringComparison.Ordinal))
        {
            return null;
        }

        var module = name[..^A.Length];
        return new LoraTensorName(
            module.StartsWith(Prefix, StringComparison.Ordinal) ? module[Prefix.Length..] : module, isA);
    }

    /// <summary>What a tensor that is no A and no B seems to be.</summary>
    public static string Other(string name) =>
        name.Contains("lora_magnitude_vector", StringComparison.Ordinal) ? "a magnitude of DoRA"
        : name.Contains("lora_embedding_", StringComparison.Ordinal) ? "an adapter of an embedding"
        : name.Contains("trainable_tokens", StringComparison.Ordinal) ? "trained tokens"
        : name.EndsWith(".bias", StringComparison.Ordinal) ? "a bias"
        : name.Contains("lora_", StringComparison.Ordinal) ? "another tensor of an adapter"
        : "a whole tensor, of modules_to_save or of a resized embedding";
}
