using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Tests.Gemma3;

/// <summary>The configuration of the 4B models.</summary>
internal static class MedGemma4B
{
    /// <summary>As Google ships it: what is not said takes the class default.</summary>
    public const string Json =
        """
        { "architectures": ["Gemma3ForConditionalGeneration"], "boi_token_index": 255999, "eoi_token_index": 256000,
          "eos_token_id": [1, 106],
          "image_token_index": 262144, "initializer_range": 0.02, "mm_tokens_per_image": 256, "model_type": "gemma3",
          "text_config": { "hidden_size": 2560, "intermediate_size": 10240, "model_type": "gemma3_text",
            "num_hidden_layers": 34,
            "rope_scaling": { "factor": 8.0, "rope_type": "linear" }, "sliding_window": 1024 },
          "torch_dtype": "bfloat16", "transformers_version": "4.50.0.dev0",
          "vision_config": { "hidden_size": 1152, "image_size": 896, "intermediate_size": 4304,
            "model_type": "siglip_vision_model",
            "num_attention_heads": 16, "num_hidden_layers": 27, "patch_size": 14, "vision_use_head": false } }
        """;

    public static Gemma3Configuration Configuration => Read(Json);

    /// <summary>Any config.json that is sound.</summary>
    public static Gemma3Configuration Read(string config)
    {
        var problems = new Problems();
        var read = ConfigurationReader.Read(JsonElement.Parse(config), null, problems);
        problems.ThrowIfAny("config.json");
        return read;
    }
}
