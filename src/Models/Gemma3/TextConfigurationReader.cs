using System.Text.Json;

namespace Surgical.Models.Gemma3;

/// <summary>Reads text_config: sizes, layer kinds and rotary positions, in the old keys and in today's.</summary>
internal static class TextConfigurationReader
{
    public static TextConfiguration Read(ConfigurationSection text, ConfigurationSection root, int mostLayers)
    {
        RefuseUnsupported(text);
        var layers = text.Count("num_hidden_layers", 26, mostLayers);
        return new TextConfiguration(
            text.Count("hidden_size", 2304),
            text.Count("intermediate_size", 9216),
            text.Count("num_attention_heads", 8),
            text.Count("num_key_value_heads", 4),
            text.Count("head_dim", 256),
            text.Count("vocab_size", 262208),
            (float)text.Positive("rms_norm_eps", 1e-6),
            text.Positive("query_pre_attn_scalar", 256),
            text.Count("sliding_window", 4096),
            text.Count("max_position_embeddings", 131072),
            Tied(text, root),
            LayerKinds(text, layers),
            SlidingRope(text),
            FullRope(text));
    }

    private static void RefuseUnsupported(ConfigurationSection text)
    {
        text.Only("model_type", "gemma3_text");
        text.Only("hidden_activation", "gelu_pytorch_tanh");
        text.Never("attention_bias");
        text.Never("attn_logit_softcapping");
        text.Never("final_logit_softcapping");
        text.Never("use_bidirectional_attention");
    }

    private static bool Tied(ConfigurationSection text, ConfigurationSection root)
    {
        var (whole, part) = (root.Flag("tie_word_embeddings"), text.Flag("tie_word_embeddings"));
        if (whole is { } outer && part is { } inner && outer != inner)
        {
            var same = outer ? "true, as the whole model says" : "false, as the whole model says";
            text.Refuse("tie_word_embeddings", same, text.Find("tie_word_embeddings"));
        }

        return whole ?? part ?? true;
    }

    private static LayerKind[] LayerKinds(ConfigurationSection text, int layers)
    {
        if (text.Find("layer_types") is { } listed)
        {
            return Listed(text, listed, layers);
        }

        var name = text.Find("sliding_window_pattern") is null ? "_sliding_window_pattern" : "sliding_window_pattern";
        var pattern = text.Count(name, 6);
        return
        [
            .. Enumerable.Range(1, layers).Select(number => number % pattern == 0 ? LayerKind.Full : LayerKind.Sliding),
        ];
    }

    private static LayerKind[] Listed(ConfigurationSection text, JsonElement listed, int layers)
    {
        var kinds = listed.ValueKind == JsonValueKind.Array ? listed.EnumerateArray().Select(Kind).ToArray() : [];
        if (kinds.Length == layers && !kinds.Contains(null))
        {
            return [.. kinds.Select(kind => kind!.Value)];
        }

        text.Refuse("layer_types", $"{layers} times sliding_attention or full_attention", listed);
        return new LayerKind[layers];
    }

    private static LayerKind? Kind(JsonElement name) =>
        (name.ValueKind == JsonValueKind.String ? name.GetString() : null) switch
        {
            "sliding_attention" => LayerKind.Sliding,
            "full_attention" => LayerKind.Full,
            _ => null,
        };

    private static Rope SlidingRope(ConfigurationSection text) =>
        Rope(Parameters(text, "sliding_attention"), text.Positive("rope_local_base_freq", 10_000));

    private static Rope FullRope(ConfigurationSection text) =>
        Rope(
            Parameters(text, "full_attention") ?? text.Section("rope_scaling"),
            text.Positive("rope_theta", 1_000_000));

    private static ConfigurationSection? Parameters(ConfigurationSection text, string kind)
    {
        if (text.Section("rope_parameters") is not { } both)
        {
            return null;
        }

        if (both.Find(kind) is null)
        {
            both.Refuse(kind, "the rope of these layers", null);
        }

        return both.Section(kind);
    }

    private static Rope Rope(ConfigurationSection? rope, double theta)
    {
        if (rope is null)
        {
            return new Rope(theta, 1);
        }

        var kind = rope.Find("rope_type", "type");
        switch (kind is null ? "default" : kind is { ValueKind: JsonValueKind.String } named ? named.GetString() : null)
        {
            case "linear":
                if (rope.Find("factor") is null)
                {
                    rope.Refuse("factor", "a number above 0", null);
                }

                return new Rope(rope.Positive("rope_theta", theta), rope.Positive("factor", 1));
            case "default":
                return new Rope(rope.Positive("rope_theta", theta), 1);
            default:
                rope.Refuse("rope_type", "default or linear", kind);
                return new Rope(theta, 1);
        }
    }
}
