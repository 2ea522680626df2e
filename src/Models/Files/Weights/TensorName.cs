namespace Surgical.Models.Files.Weights;

/// <summary>Brings the tensor names of all known layouts to one (medgemma.md 4).</summary>
internal static class TensorName
{
    private static readonly string[] TextRoots = ["layers", "embed_tokens", "norm", "lm_head"];
    private static readonly string[] VisionRoots = ["embeddings", "encoder", "post_layernorm"];

    /// <summary>
    /// "model.vision_tower.vision_model.encoder.layers.0…" gives "vision.encoder.layers.0…"; null when no part of a
    /// Gemma 3 is called so.
    /// </summary>
    public static string? Canonical(string name)
    {
        var parts = name.Split('.');
        var owner = Array.FindIndex(parts, part => part is "vision_tower" or "multi_modal_projector");
        var (prefix, root) = (owner < 0 ? null : parts[owner]) switch
        {
            "vision_tower" => ("vision", Array.FindIndex(parts, owner, VisionRoots.Contains)),
            "multi_modal_projector" => ("projector", Array.FindIndex(parts, owner, IsOfProjector)),
            _ => ("text", Array.FindIndex(parts, TextRoots.Contains)),
        };
        return root < 0 ? null : $"{prefix}.{string.Join('.', parts[root..])}";
    }

    private static bool IsOfProjector(string part) => part.StartsWith("mm_", StringComparison.Ordinal);
}
