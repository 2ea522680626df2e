using Surgical.ModelImport.Configuration;

namespace Surgical.ModelImport.Graphs;

/// <summary>The tensors a graph is fed: our own name for each, and its shape as the graph wants it.</summary>
/// <remarks>RMS-norm scales are stored as 1 + w; matrices are [out, in] except the projector's [in, out].</remarks>
public static class CanonicalTensors
{
    /// <summary>Rows are tokens; also the head of a model with tied embeddings.</summary>
    public const string Embedding = "text.embed_tokens.weight";

    /// <summary>Present only where the head is not the embedding.</summary>
    public const string Head = "text.lm_head.weight";

    /// <summary>What the prefill and the decode graph are fed.</summary>
    public static IReadOnlyDictionary<string, long[]> OfText(TextConfiguration text)
    {
        long queries = (long)text.Heads * text.HeadSize;
        long keys = (long)text.KeyValueHeads * text.HeadSize;
        var shapes = new Dictionary<string, long[]>
        {
            [Embedding] = [text.VocabularySize, text.HiddenSize],
            ["text.norm.weight"] = [text.HiddenSize],
        };
        if (!text.TiedEmbeddings)
        {
            shapes[Head] = [text.VocabularySize, text.HiddenSize];
        }

        for (var layer = 0; layer < text.Layers.Count; layer++)
        {
            void Add(string suffix, params long[] shape) => shapes[$"text.layers.{layer}.{suffix}.weight"] = shape;

            Add("self_attn.q_proj", queries, text.HiddenSize);
            Add("self_attn.k_proj", keys, text.HiddenSize);
            Add("self_attn.v_proj", keys, text.HiddenSize);
            Add("self_attn.o_proj", text.HiddenSize, queries);
            Add("self_attn.q_norm", text.HeadSize);
            Add("self_attn.k_norm", text.HeadSize);
            Add("mlp.gate_proj", text.IntermediateSize, text.HiddenSize);
            Add("mlp.up_proj", text.IntermediateSize, text.HiddenSize);
            Add("mlp.down_proj", text.HiddenSize, text.IntermediateSize);
            Add("input_layernorm", text.HiddenSize);
            Add("post_attention_layernorm", text.HiddenSize);
            Add("pre_feedforward_layernorm", text.HiddenSize);
            Add("post_feedforward_layernorm", text.HiddenSize);
        }

        return shapes;
    }

    /// <summary>What the vision graph, with its projector, is fed.</summary>
    public static IReadOnlyDictionary<string, long[]> OfVision(Gemma3Configuration configuration)
    {
        var vision = configuration.Vision;
        long hidden = vision.HiddenSize;
        var shapes = new Dictionary<string, long[]>
        {
            ["vision.embeddings.patch_embedding.weight"] = [hidden, VisionGraph.PatchValues(vision)],
            ["vision.embeddings.patch_embedding.bias"] = [hidden],
            ["vision.embeddings.position_embedding.weight"] = [VisionGraph.Patches(vision), hidden],
            ["projector.mm_input_projection_weight"] = [hidden, configuration.Text.HiddenSize],
            ["projector.mm_soft_emb_norm.weight"] = [hidden],
        };
        void Add(string prefix, params long[] weight)
        {
            shapes[prefix + ".weight"] = weight;
            shapes[prefix + ".bias"] = [weight[0]];
        }

        Add("vision.post_layernorm", hidden);
        for (var layer = 0; layer < vision.Layers; layer++)
        {
            var prefix = $"vision.encoder.layers.{layer}.";
            Add(prefix + "layer_norm1", hidden);
            Add(prefix + "layer_norm2", hidden);
            Add(prefix + "self_attn.q_proj", hidden, hidden);
            Add(prefix + "self_attn.k_proj", hidden, hidden);
            Add(prefix + "self_attn.v_proj", hidden, hidden);
            Add(prefix + "self_attn.out_proj", hidden, hidden);
            Add(prefix + "mlp.fc1", vision.IntermediateSize, hidden);
            Add(prefix + "mlp.fc2", hidden, vision.IntermediateSize);
        }

        return shapes;
    }
}
