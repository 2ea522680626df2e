using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>The name of a tensor in adapter_model.safetensors, taken apart.</summary>
internal abstract record LoraTensorName
{
    private const string Prefix = "base_model.model.";
    private const string BaseLayer = "base_layer";
    private const string Saved = "modules_to_save";

    private static readonly (string Ending, LoraPart Part)[] Parts =
    [
        (".lora_A.weight", LoraPart.A),
        (".lora_B.weight", LoraPart.B),
        (".lora_embedding_A", LoraPart.EmbeddingA),
        (".lora_embedding_B", LoraPart.EmbeddingB),
        (".lora_magnitude_vector", LoraPart.Magnitude),
        (".lora_magnitude_vector.weight", LoraPart.Magnitude),
    ];

    private LoraTensorName()
    {
    }

    /// <summary>Null for a tensor that is nothing that could be merged.</summary>
    public static LoraTensorName? Parse(string name)
    {
        var path = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        foreach (var (ending, part) in Parts)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
            {
                return new OfModule(path[..^ending.Length], part);
            }
        }

        return IsPefts(path) ? null : Whole(path.Split('.'));
    }

    /// <summary>What a tensor that cannot be merged seems to be.</summary>
    public static string Other(string name) =>
        name.Contains("trainable_tokens", StringComparison.Ordinal) ? "trained tokens"
        : name.EndsWith("lora_B.bias", StringComparison.Ordinal) ? "a bias of B (lora_bias)"
        : name.Contains("lora_", StringComparison.Ordinal) ? "another tensor of an adapter"
        : "a tensor that the model has not";

    private static bool IsPefts(string path) =>
        path.Contains("lora_", StringComparison.Ordinal) || path.Contains("token_adapter", StringComparison.Ordinal);

    // PEFT leaves its own levels out of a name, or some of them: "embed_tokens.modules_to_save.default.weight".
    private static OfModel Whole(string[] parts)
    {
        var kept = new List<string>();
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] == Saved)
            {
                var isAdapter = at + 2 < parts.Length && !parts[at + 1].StartsWith("mm_", StringComparison.Ordinal);
                at += isAdapter ? 1 : 0;
            }
            else if (parts[at] != BaseLayer)
            {
                kept.Add(parts[at]);
            }
        }

        return new OfModel(string.Join('.', kept), IsBase: parts.Contains(BaseLayer), IsSaved: parts.Contains(Saved));
    }

    /// <summary>A part of what is learnt of a module's weight.</summary>
    /// <param name="Module">Path as the adapter spells it, without PEFT's own prefix.</param>
    /// <param name="Part">Which.</param>
    public sealed record OfModule(string Module, LoraPart Part) : LoraTensorName
    {
        /// <summary>Canonical name of the weight; null when no part of a Gemma 3 is called so.</summary>
        public string? Weight => TensorName.Canonical($"{Module}.weight");
    }

    /// <summary>A tensor that takes the place of one of the model's.</summary>
    /// <param name="Path">As the adapter spells it, without PEFT's own levels.</param>
    /// <param name="IsBase">Whether it stands for the base's own tensor, under a pair.</param>
    /// <param name="IsSaved">Whether its name says that its module was trained whole.</param>
    public sealed record OfModel(string Path, bool IsBase, bool IsSaved) : LoraTensorName
    {
        /// <summary>Canonical name of the tensor; null when no part of a Gemma 3 is called so.</summary>
        public string? Weight => TensorName.Canonical(Path);
    }
}

/// <summary>What a tensor of an adapter is to the weight of a module.</summary>
internal enum LoraPart
{
    /// <summary>The factor next to a linear layer's input, [rank x inputs].</summary>
    A,

    /// <summary>The factor next to its output, [outputs x rank].</summary>
    B,

    /// <summary>The factor next to the tokens, [rank x tokens].</summary>
    EmbeddingA,

    /// <summary>The factor next to their embeddings, [width x rank].</summary>
    EmbeddingB,

    /// <summary>DoRA: the length of every row of the weight.</summary>
    Magnitude,
}
