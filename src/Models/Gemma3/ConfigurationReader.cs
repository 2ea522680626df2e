using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Files.Foreign;

namespace Surgical.Models.Gemma3;

/// <summary>
/// Reads config.json and generation_config.json, both styles of Hugging Face's library, class defaults filled in
/// (medgemma.md 1.1).
/// </summary>
internal static class ConfigurationReader
{
    private const int MostLayers = 1000;

    /// <summary>
    /// Reads what can be read; what is missing its sense, or unsupported, is added to <paramref name="problems"/>.
    /// </summary>
    public static Gemma3Configuration Read(JsonElement config, JsonElement? generation, Problems problems)
    {
        var root = new ConfigurationSection(AsObject(config), "", problems);
        ForeignConfiguration.Check(config, problems);
        var text = root.Section("text_config") ?? new ConfigurationSection(Nothing, "text_config", problems);
        var vision = root.Section("vision_config") ?? new ConfigurationSection(Nothing, "vision_config", problems);
        var generated = new ConfigurationSection(AsObject(generation ?? Nothing), "generation_config", problems);
        var read = new Gemma3Configuration(
            TextConfigurationReader.Read(text, root, MostLayers),
            Vision(vision),
            root.Token("boi_token_index", "boi_token_id", 255999),
            root.Token("eoi_token_index", "eoi_token_id", 256000),
            root.Token("image_token_index", "image_token_id", 262144),
            root.Count("mm_tokens_per_image", 256),
            StopTokens(generated) ?? StopTokens(root) ?? [1]);
        ConfigurationCheck.Run(read, problems);
        return read;
    }

    private static JsonElement Nothing { get; } = JsonElement.Parse("{}");

    private static JsonElement AsObject(JsonElement json) => json.ValueKind == JsonValueKind.Object ? json : Nothing;

    private static VisionConfiguration Vision(ConfigurationSection vision)
    {
        vision.Only("model_type", "siglip_vision_model");
        vision.Only("hidden_act", "gelu_pytorch_tanh");
        vision.Never("vision_use_head");
        if (vision.Count("num_channels", 3) != 3)
        {
            vision.Refuse("num_channels", "3", vision.Find("num_channels"));
        }

        return new VisionConfiguration(
            vision.Count("hidden_size", 768),
            vision.Count("intermediate_size", 3072),
            vision.Count("num_hidden_layers", 12, MostLayers),
            vision.Count("num_attention_heads", 12),
            vision.Count("image_size", 224),
            vision.Count("patch_size", 16),
            (float)vision.Positive("layer_norm_eps", 1e-6));
    }

    private static int[]? StopTokens(ConfigurationSection section)
    {
        if (section.Find("eos_token_id") is not { } value)
        {
            return null;
        }

        var ids = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        if (ids.Length > 0 && ids.All(id => id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out _)))
        {
            return [.. ids.Select(id => id.GetInt32())];
        }

        section.Refuse("eos_token_id", "a token id or a list of them", value);
        return null;
    }
}
