using Surgical.Models.Gemma3;

namespace Surgical.Models.Files.Weights;

/// <summary>Every tensor of a Gemma 3 model in canonical order, with its shape (medgemma.md 4).</summary>
internal static class TensorPlan
{
    private const int Channels = 3;

    public static IEnumerable<PlannedTensor> For(Gemma3Configuration model) =>
        Text(model.Text).Concat(Vision(model.Vision)).Concat(Projector(model));

    /// <summary>Numbers in all tensors together; 4,300,079,472 for the 4B models.</summary>
    public static long Count(Gemma3Configuration model) => For(model).Sum(planned => planned.Count);

    private static IEnumerable<PlannedTensor> Text(TextConfiguration text)
    {
        yield return Plain("text.embed_tokens.weight", text.VocabularySize, text.HiddenSize);
        for (var layer = 0; layer < text.Layers.Count; layer++)
        {
            foreach (var tensor in TextLayer($"text.layers.{layer}", text))
            {
                yield return tensor;
            }
        }

        yield return RmsNorm("text.norm.weight", text.HiddenSize);
        if (!text.TiedEmbeddings)
        {
            yield return Plain("text.lm_head.weight", text.VocabularySize, text.HiddenSize);
        }
    }

    private static IEnumerable<PlannedTensor> TextLayer(string layer, TextConfiguration text)
    {
        var (hidden, inner, head) = ((long)text.HiddenSize, (long)text.IntermediateSize, (long)text.HeadSize);
        yield return RmsNorm($"{layer}.input_layernorm.weight", hidden);
        yield return Plain($"{layer}.self_attn.q_proj.weight", text.Heads * head, hidden);
        yield return Plain($"{layer}.self_attn.k_proj.weight", text.KeyValueHeads * head, hidden);
        yield return Plain($"{layer}.self_attn.v_proj.weight", text.KeyValueHeads * head, hidden);
        yield return RmsNorm($"{layer}.self_attn.q_norm.weight", head);
        yield return RmsNorm($"{layer}.self_attn.k_norm.weight", head);
        yield return Plain($"{layer}.self_attn.o_proj.weight", hidden, text.Heads * head);
        yield return RmsNorm($"{layer}.post_attention_layernorm.weight", hidden);
        yield return RmsNorm($"{layer}.pre_feedforward_layernorm.weight", hidden);
        yield return Plain($"{layer}.mlp.gate_proj.weight", inner, hidden);
        yield return Plain($"{layer}.mlp.up_proj.weight", inner, hidden);
        yield return Plain($"{layer}.mlp.down_proj.weight", hidden, inner);
        yield return RmsNorm($"{layer}.post_feedforward_layernorm.weight", hidden);
    }

    private static IEnumerable<PlannedTensor> Vision(VisionConfiguration vision)
    {
        var (hidden, patch) = ((long)vision.HiddenSize, (long)vision.PatchSize);
        var patches = vision.ImageSize / patch;

        // The convolution over patches is a matrix product over flattened patches; the bytes are the same.
        yield return new PlannedTensor(
            "vision.embeddings.patch_embedding.weight",
            [hidden, Channels, patch, patch],
            [hidden, Channels * patch * patch],
            IsRmsNorm: false);
        yield return Plain("vision.embeddings.patch_embedding.bias", hidden);
        yield return Plain("vision.embeddings.position_embedding.weight", patches * patches, hidden);
        for (var layer = 0; layer < vision.Layers; layer++)
        {
            foreach (var tensor in VisionLayer($"vision.encoder.layers.{layer}", vision))
            {
                yield return tensor;
            }
        }

        yield return Plain("vision.post_layernorm.weight", hidden);
        yield return Plain("vision.post_layernorm.bias", hidden);
    }

    private static IEnumerable<PlannedTensor> VisionLayer(string layer, VisionConfiguration vision)
    {
        var (hidden, inner) = (vision.HiddenSize, vision.IntermediateSize);
        return
        [
            .. WithBias($"{layer}.layer_norm1", hidden),
            .. WithBias($"{layer}.self_attn.q_proj", hidden, hidden),
            .. WithBias($"{layer}.self_attn.k_proj", hidden, hidden),
            .. WithBias($"{layer}.self_attn.v_proj", hidden, hidden),
            .. WithBias($"{layer}.self_attn.out_proj", hidden, hidden),
            .. WithBias($"{layer}.layer_norm2", hidden),
            .. WithBias($"{layer}.mlp.fc1", inner, hidden),
            .. WithBias($"{layer}.mlp.fc2", hidden, inner),
        ];
    }

    private static IEnumerable<PlannedTensor> Projector(Gemma3Configuration model)
    {
        yield return RmsNorm("projector.mm_soft_emb_norm.weight", model.Vision.HiddenSize);
        yield return Plain("projector.mm_input_projection_weight", model.Vision.HiddenSize, model.Text.HiddenSize);
    }

    private static PlannedTensor[] WithBias(string name, params long[] shape) =>
        [Plain($"{name}.weight", shape), Plain($"{name}.bias", shape[0])];

    private static PlannedTensor Plain(string name, params long[] shape) => new(name, shape, shape, false);

    private static PlannedTensor RmsNorm(string name, long size) => new(name, [size], [size], true);
}
