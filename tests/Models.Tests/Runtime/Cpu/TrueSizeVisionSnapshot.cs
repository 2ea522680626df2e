namespace Surgical.Models.Tests.Runtime.Cpu;

/// <summary>
/// A snapshot whose vision tower is one layer of the published sizes, 1152 wide and 4304 inside, with random weights
/// and a picture of 448 pixels; what surrounds it is as small as can be.
/// </summary>
internal static class TrueSizeVisionSnapshot
{
    public const int ImageSize = 448;
    private const int Hidden = 1152;
    private const int Inner = 4304;
    private const int Text = 64;

    private const string Config =
        """
        {
          "model_type": "gemma3", "mm_tokens_per_image": 64, "boi_token_index": 29, "eoi_token_index": 30,
          "image_token_index": 31,
          "text_config": { "hidden_size": 64, "intermediate_size": 64, "num_hidden_layers": 1, "num_attention_heads": 1,
            "num_key_value_heads": 1, "head_dim": 64, "vocab_size": 32, "sliding_window": 16,
            "max_position_embeddings": 128 },
          "vision_config": { "hidden_size": 1152, "intermediate_size": 4304, "num_hidden_layers": 1,
            "num_attention_heads": 16, "image_size": 448, "patch_size": 14, "vision_use_head": false }
        }
        """;

    private static readonly (string Name, long[] Shape)[] Matrices =
    [
        ("model.embed_tokens.weight", [32, Text]),
        .. Linear("model.layers.0.self_attn.", Text, Text, "q_proj", "k_proj", "v_proj", "o_proj"),
        .. Linear("model.layers.0.mlp.", Text, Text, "gate_proj", "up_proj", "down_proj"),
        ("vision_tower.embeddings.patch_embedding.weight", [Hidden, 3, 14, 14]),
        ("vision_tower.embeddings.position_embedding.weight", [ImageSize / 14 * (ImageSize / 14), Hidden]),
        .. Linear("vision_tower.encoder.layers.0.self_attn.", Hidden, Hidden, "q_proj", "k_proj", "v_proj", "out_proj"),
        .. Linear("vision_tower.encoder.layers.0.mlp.", Inner, Hidden, "fc1"),
        .. Linear("vision_tower.encoder.layers.0.mlp.", Hidden, Inner, "fc2"),
        ("multi_modal_projector.mm_input_projection_weight", [Hidden, Text]),
    ];

    private static readonly (string Name, long Size, float Value)[] Vectors =
    [
        .. RmsNorms(
            "input_layernorm", "post_attention_layernorm", "pre_feedforward_layernorm", "post_feedforward_layernorm",
            "self_attn.q_norm", "self_attn.k_norm"),
        ("model.norm.weight", Text, 0),
        ("vision_tower.embeddings.patch_embedding.bias", Hidden, 0),
        .. Norms("vision_tower.encoder.layers.0.layer_norm1", "vision_tower.encoder.layers.0.layer_norm2",
            "vision_tower.post_layernorm"),
        .. Biases("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj", "mlp.fc2"),
        ("vision_tower.encoder.layers.0.mlp.fc1.bias", Inner, 0),
        ("multi_modal_projector.mm_soft_emb_norm.weight", Hidden, 0),
    ];

    /// <returns>The folder.</returns>
    public static string Write(string folder)
    {
        var random = new Random(11);
        var tensors = new Dictionary<string, (long[] Shape, float[] Values)>();
        foreach (var (name, shape) in Matrices)
        {
            var values = new float[shape.Aggregate(1L, (product, length) => product * length)];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (random.NextSingle() + random.NextSingle() - 1) / 12;
            }

            tensors.Add(name, (shape, values));
        }

        foreach (var (name, size, value) in Vectors)
        {
            var values = new float[size];
            Array.Fill(values, value);
            tensors.Add(name, ([size], values));
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "config.json"), Config);
        SafetensorsWriter.Write(Path.Combine(folder, "model.safetensors"), tensors);
        return folder;
    }

    private static IEnumerable<(string Name, long[] Shape)> Linear(
        string owner, long rows, long columns, params string[] names) =>
        names.Select(name => ($"{owner}{name}.weight", (long[])[rows, columns]));

    private static IEnumerable<(string Name, long Size, float Value)> RmsNorms(params string[] names) =>
        names.Select(name => ($"model.layers.0.{name}.weight", (long)Text, 0f));

    private static IEnumerable<(string Name, long Size, float Value)> Norms(params string[] names) => names
        .SelectMany(name => ((string, long, float)[])[($"{name}.weight", Hidden, 1f), ($"{name}.bias", Hidden, 0f)]);

    private static IEnumerable<(string Name, long Size, float Value)> Biases(params string[] names) =>
        names.Select(name => ($"vision_tower.encoder.layers.0.{name}.bias", (long)Hidden, 0f));
}
