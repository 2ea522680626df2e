using Surgical.Models.Gemma3;

namespace Surgical.Benchmarks.Gguf;

/// <summary>What a GGUF file says of the shape of a Gemma 3's vision tower and projector (llama.cpp: mmproj).</summary>
internal static class ProjectorKeys
{
    // (x - 0.5) / 0.5: from [0, 1] to [-1, 1] (medgemma.md 3).
    private static readonly float[] Halves = [0.5f, 0.5f, 0.5f];

    public static void AddTo(GgufHeader header, string name, Gemma3Configuration model)
    {
        var vision = model.Vision;
        header.Add("general.architecture", "clip");
        header.Add("general.type", "mmproj");
        header.Add("general.name", name);
        header.Add("clip.has_vision_encoder", true);
        header.Add("clip.projector_type", "gemma3");
        header.Add("clip.use_gelu", true);
        header.Add("clip.vision.image_size", (uint)vision.ImageSize);
        header.Add("clip.vision.patch_size", (uint)vision.PatchSize);
        header.Add("clip.vision.embedding_length", (uint)vision.HiddenSize);
        header.Add("clip.vision.feed_forward_length", (uint)vision.IntermediateSize);
        header.Add("clip.vision.projection_dim", (uint)model.Text.HiddenSize);
        header.Add("clip.vision.block_count", (uint)vision.Layers);
        header.Add("clip.vision.attention.head_count", (uint)vision.Heads);
        header.Add("clip.vision.attention.layer_norm_epsilon", vision.NormEpsilon);
        header.Add("clip.vision.image_mean", Halves);
        header.Add("clip.vision.image_std", Halves);
        var tokensPerSide = (int)Math.Sqrt(model.TokensPerImage);
        header.Add("clip.vision.projector.scale_factor", (uint)(vision.ImageSize / vision.PatchSize / tokensPerSide));
    }
}
