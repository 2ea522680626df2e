using System.Text.Json;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Lora;

/// <summary>
/// What PEFT can put into an adapter beside pairs of A and B for linear layers, and would be lost or wrong if it were
/// merged as such a pair.
/// </summary>
internal static class LoraRefusals
{
    // PEFT's defaults are null, false or empty for all of them.
    private static readonly (string Key, string Why)[] Features =
    [
        ("use_dora", "false: DoRA scales every row of the weight, which is not merged"),
        ("lora_bias", "false: biases of an adapter are not merged"),
        ("modules_to_save", "none: modules trained as a whole are not merged"),
        ("trainable_token_indices", "none: trained tokens are not merged"),
        ("target_parameters", "none: adapters of bare parameters are not merged"),
        ("layer_replication", "none: it makes other layers than the model's"),
        ("alora_invocation_tokens", "none: an adapter that waits for a token cannot be merged"),
        ("use_qalora", "false: QA-LoRA's pooled inputs are not merged"),
        ("use_bdlora", "none: block-diagonal adapters are not merged"),
        ("arrow_config", "none: adapters chosen by the input cannot be merged"),
        ("kasa_config", "none: KaSA is not merged"),
        ("monteclora_config", "none: MonteCLoRA is not merged"),
        ("velora_config", "none: VeLoRA is not merged"),
    ];

    // The others change the base's weights before training starts, so that a pair no longer belongs to the snapshot.
    private static readonly string[] Beginnings = ["gaussian", "eva", "orthogonal"];

    public static void Check(ConfigurationSection section)
    {
        foreach (var (key, why) in Features)
        {
            if (section.Find(key) is { } value && !IsOff(value))
            {
                section.Refuse(key, why, value);
            }
        }

        if (section.Find("peft_type") is not { ValueKind: JsonValueKind.String } type || !type.ValueEquals("LORA"))
        {
            section.Refuse("peft_type", "LORA", section.Find("peft_type"));
        }

        if (section.Find("bias") is { } bias && !(bias.ValueKind == JsonValueKind.String && bias.ValueEquals("none")))
        {
            section.Refuse("bias", "none: trained biases are not merged", bias);
        }

        if (section.Find("init_lora_weights") is { } start && !KeepsTheBase(start))
        {
            section.Refuse(
                "init_lora_weights",
                $"true, false, {string.Join(", ", Beginnings)}: others change the base's own weights, and the adapter"
                + " would have to be converted by PEFT first",
                start);
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
