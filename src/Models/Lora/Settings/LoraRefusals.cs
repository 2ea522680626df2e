using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Lora.Settings;

/// <summary>
/// What PEFT can ask for in an adapter and would be lost or wrong if it were merged as what is merged here.
/// </summary>
internal static class LoraRefusals
{
    /// <summary>What a person can do about a kind of adapter that is refused here.</summary>
    public const string Remedy = "; merge it with PEFT (merge_and_unload) and name the merged model";

    // PEFT's defaults are null, false or empty for all of them.
    private static readonly (string Key, string Why)[] Features =
    [
        ("lora_bias", "false: biases of B are not merged"),
        ("trainable_token_indices", "none: trained tokens are not merged"),
        ("target_parameters", "none: adapters of bare parameters are not merged"),
        ("layer_replication", "none: it makes other layers than the model's"),
        ("use_qalora", "false: QA-LoRA's pooled inputs are not merged"),
        ("use_bdlora", "none: block-diagonal adapters are not merged"),
        ("kasa_config", "none: KaSA is not merged"),
        ("monteclora_config", "none: MonteCLoRA is not merged"),
        ("velora_config", "none: VeLoRA is not merged"),
    ];

    private static readonly (string Key, string Why)[] Unmergeable =
    [
        ("alora_invocation_tokens", "none: an adapter that waits for a token cannot be merged, in PEFT neither"),
        ("arrow_config", "none: adapters chosen by the input cannot be merged, in PEFT neither"),
    ];

    // Read here, or without a word to what is computed.
    private static readonly string[] Known =
    [
        "peft_type", "peft_version", "task_type", "inference_mode", "base_model_name_or_path", "revision",
        "auto_mapping", "r", "lora_alpha", "lora_dropout", "use_rslora", "use_dora", "fan_in_fan_out", "bias",
        "target_modules", "exclude_modules", "layers_to_transform", "layers_pattern", "rank_pattern", "alpha_pattern",
        "modules_to_save", "ensure_weight_tying", "init_lora_weights", "loftq_config", "eva_config", "corda_config",
        "lora_ga_config", "megatron_config", "megatron_core", "qalora_group_size", "runtime_config",
        .. Features.Select(feature => feature.Key), .. Unmergeable.Select(feature => feature.Key),
    ];

    // The others change the base's weights before training starts, so that a pair no longer belongs to the snapshot.
    private static readonly string[] Beginnings = ["gaussian", "eva", "orthogonal"];

    public static void Check(JsonElement json, ConfigurationSection section)
    {
        Refuse(section, Features, Remedy);
        Refuse(section, Unmergeable, string.Empty);
        if (section.Find("peft_type") is not { ValueKind: JsonValueKind.String } type || !type.ValueEquals("LORA"))
        {
            section.Refuse("peft_type", $"LORA: no other method is merged here{Remedy}", section.Find("peft_type"));
        }

        foreach (var setting in json.EnumerateObject().Where(IsUnknownFeature))
        {
            section.Refuse(setting.Name, $"false: it is not known here{Remedy}", setting.Value);
        }

        if (section.Find("bias") is { } bias
            && !(bias.ValueKind == JsonValueKind.String && bias.GetString() is "none" or "all" or "lora_only"))
        {
            section.Refuse("bias", "none, all or lora_only", bias);
        }

        if (section.Find("init_lora_weights") is { } start && !KeepsTheBase(start))
        {
            section.Refuse(
                "init_lora_weights",
                $"true, false, {string.Join(", ", Beginnings)}: others change the base's own weights, and the adapter"
                + " would have to be converted by PEFT first (path_initial_model_for_weight_conversion)",
                start);
        }
    }

    /// <summary>Notes on what the file asks for and nobody knows here: a newer PEFT's settings.</summary>
    public static IReadOnlyList<string> Unknown(JsonElement json, string file) =>
    [
        .. json.EnumerateObject()
            .Where(setting => setting.Value.ValueKind != JsonValueKind.Null
                && !IsOff(setting.Value)
                && !IsUnknownFeature(setting)
                && !Known.Contains(setting.Name))
            .Select(setting =>
                $"{file}: {setting.Name} {JsonText.Shown(setting.Value)} is not known here, and is not honoured"),
    ];

    // A newer PEFT's switch most likely changes what a pair means.
    private static bool IsUnknownFeature(JsonProperty setting) =>
        setting.Name.StartsWith("use_", StringComparison.Ordinal)
        && setting.Value.ValueKind == JsonValueKind.True
        && !Known.Contains(setting.Name);

    private static void Refuse(ConfigurationSection section, (string Key, string Why)[] features, string remedy)
    {
        foreach (var (key, why) in features)
        {
            if (section.Find(key) is { } value && !IsOff(value))
            {
                section.Refuse(key, why + remedy, value);
            }
        }
    }

    private static bool IsOff(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.False => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static bool KeepsTheBase(JsonElement start) => start.ValueKind is JsonValueKind.True or JsonValueKind.False
        || (start.ValueKind == JsonValueKind.String && Beginnings.Contains(start.GetString()));
}
