using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>
/// config.json of random models, as sparse as Google's own: what is missing takes the class defaults (medgemma.md 1.1).
/// </summary>
internal static class ModelSizes
{
    /// <summary>A Gemma 3 4B, and so a MedGemma 4B.</summary>
    public const string FourB = "4b";

    private const string FourBJson = """
        {
          "architectures": ["Gemma3ForConditionalGeneration"], "boi_token_index": 255999, "eoi_token_index": 256000,
          "eos_token_id": [1, 106], "image_token_index": 262144, "initializer_range": 0.02, "mm_tokens_per_image": 256,
          "model_type": "gemma3",
          "text_config": { "hidden_size": 2560, "intermediate_size": 10240, "model_type": "gemma3_text",
            "num_hidden_layers": 34, "rope_scaling": { "factor": 8.0, "rope_type": "linear" }, "sliding_window": 1024 },
          "torch_dtype": "bfloat16", "transformers_version": "4.50.0.dev0",
          "vision_config": { "hidden_size": 1152, "image_size": 896, "intermediate_size": 4304,
            "model_type": "siglip_vision_model", "num_attention_heads": 16, "num_hidden_layers": 27, "patch_size": 14,
            "vision_use_head": false }
        }
        """;

    /// <summary>The decoder of a Gemma 3 1B under a small vision tower; no such checkpoint exists.</summary>
    private const string OneBLikeJson = """
        {
          "architectures": ["Gemma3ForConditionalGeneration"], "boi_token_index": 255999, "eoi_token_index": 256000,
          "eos_token_id": [1, 106], "image_token_index": 262144, "mm_tokens_per_image": 256, "model_type": "gemma3",
          "text_config": { "hidden_size": 1152, "intermediate_size": 6912, "model_type": "gemma3_text",
            "num_attention_heads": 4, "num_hidden_layers": 26, "num_key_value_heads": 1, "sliding_window": 512 },
          "torch_dtype": "bfloat16",
          "vision_config": { "hidden_size": 384, "image_size": 896, "intermediate_size": 1536,
            "model_type": "siglip_vision_model", "num_attention_heads": 6, "num_hidden_layers": 12, "patch_size": 28,
            "vision_use_head": false }
        }
        """;

    /// <summary>Seven million parameters; its ids are those of the embedded model's tokenizer.</summary>
    private const string TinyJson = """
        {
          "architectures": ["Gemma3ForConditionalGeneration"], "boi_token_index": 6, "eoi_token_index": 7,
          "eos_token_id": [1, 5], "image_token_index": 8, "mm_tokens_per_image": 64, "model_type": "gemma3",
          "text_config": { "head_dim": 64, "hidden_size": 256, "intermediate_size": 768, "model_type": "gemma3_text",
            "num_attention_heads": 4, "num_hidden_layers": 6, "num_key_value_heads": 2, "query_pre_attn_scalar": 64,
            "sliding_window": 64, "vocab_size": 1088 },
          "torch_dtype": "bfloat16",
          "vision_config": { "hidden_size": 128, "image_size": 896, "intermediate_size": 384,
            "model_type": "siglip_vision_model", "num_attention_heads": 4, "num_hidden_layers": 2, "patch_size": 56,
            "vision_use_head": false }
        }
        """;

    private static readonly Dictionary<string, string> All =
        new() { [FourB] = FourBJson, ["1b-like"] = OneBLikeJson, ["tiny"] = TinyJson };

    /// <summary>What <see cref="Config"/> takes.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>config.json of a size.</summary>
    /// <param name="size">One of <see cref="Names"/>.</param>
    /// <param name="changes">As in <c>text_config.num_hidden_layers=4</c>: path and JSON value of a key.</param>
    /// <exception cref="ImportException">A change has another form.</exception>
    public static JsonObject Config(string size, IEnumerable<string> changes)
    {
        var config = JsonNode.Parse(All[size])!.AsObject();
        foreach (var change in changes)
        {
            Apply(change, config);
        }

        return config;
    }

    /// <summary>The model that config.json describes.</summary>
    /// <exception cref="ImportException">It describes none; the message says all.</exception>
    public static Gemma3Configuration Read(JsonObject config)
    {
        var problems = new Problems();
        var model = ConfigurationReader.Read(JsonSerializer.SerializeToElement(config), null, problems);
        problems.ThrowIfAny("There is no such model:");
        return model;
    }

    private static void Apply(string change, JsonObject config)
    {
        var (path, value) = change.Split('=', 2) is [var left, var right] ? (left.Split('.'), right) : ([], "");
        JsonNode? section = path.Length > 0 ? config : null;
        foreach (var name in path.SkipLast(1))
        {
            section = section?[name];
        }

        if (section is not JsonObject found)
        {
            throw new ImportException($"expected a change such as text_config.num_hidden_layers=4, came {change}.");
        }

        try
        {
            found[path[^1]] = JsonNode.Parse(value);
        }
        catch (JsonException wrong)
        {
            throw new ImportException($"{change}: expected a value in JSON after =, came {value}.", wrong);
        }
    }
}
