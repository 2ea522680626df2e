using Surgical.Models.Gemma3;

namespace Surgical.Benchmarks.Gguf;

/// <summary>What a GGUF file says of the shape of a Gemma 3's decoder.</summary>
internal static class DecoderKeys
{
    public static void AddTo(GgufHeader header, string name, TextConfiguration text)
    {
        header.Add("general.architecture", "gemma3");
        header.Add("general.name", name);
        header.Add("gemma3.context_length", (uint)text.MaxPositions);
        header.Add("gemma3.embedding_length", (uint)text.HiddenSize);
        header.Add("gemma3.block_count", (uint)text.Layers.Count);
        header.Add("gemma3.feed_forward_length", (uint)text.IntermediateSize);
        header.Add("gemma3.attention.head_count", (uint)text.Heads);
        header.Add("gemma3.attention.head_count_kv", (uint)text.KeyValueHeads);
        header.Add("gemma3.attention.key_length", (uint)text.HeadSize);
        header.Add("gemma3.attention.value_length", (uint)text.HeadSize);
        header.Add("gemma3.attention.layer_norm_rms_epsilon", text.NormEpsilon);
        header.Add("gemma3.attention.sliding_window", (uint)text.SlidingWindow);
        header.Add(
            "gemma3.attention.sliding_window_pattern", [.. text.Layers.Select(kind => kind is LayerKind.Sliding)]);
        header.Add("gemma3.rope.freq_base", (float)text.FullRope.Theta);
        header.Add("gemma3.rope.freq_base_swa", (float)text.SlidingRope.Theta);
        header.Add("gemma3.rope.scaling.type", "linear");
        header.Add("gemma3.rope.scaling.factor", (float)text.FullRope.Factor);
    }
}
