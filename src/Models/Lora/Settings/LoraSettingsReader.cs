using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Lora.Settings;

/// <summary>Reads adapter_config.json. Pure; whatever it is given, it adds problems and does not throw.</summary>
internal static class LoraSettingsReader
{
    private const int HighestRank = 1 << 16;

    /// <summary>The settings; to be used only if no problem was added.</summary>
    public static LoraSettings? Read(JsonElement json, string file, Problems problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(file, "a JSON object", JsonText.Shown(json));
            return null;
        }

        var section = new ConfigurationSection(json, file, problems);
        LoraRefusals.Check(json, section);
        return new LoraSettings(
            (int)Required(section, "r", IsRank),
            Required(section, "lora_alpha", IsPositive),
            Numbers(section, "rank_pattern", IsRank),
            Numbers(section, "alpha_pattern", IsPositive))
        {
            RankStabilised = section.Flag("use_rslora") ?? false,
            FanInFanOut = section.Flag("fan_in_fan_out") ?? false,
            HasMagnitudes = section.Flag("use_dora") ?? false,
            HasBiases = section.Find("bias") is { ValueKind: JsonValueKind.String } bias && !bias.ValueEquals("none"),
            KeepsTies = section.Flag("ensure_weight_tying") ?? false,
            Saved = TargetsReader.Names(section, "modules_to_save") ?? [],
            BaseModel = section.Find("base_model_name_or_path") is { ValueKind: JsonValueKind.String } name
                ? name.GetString()
                : null,
            Targets = TargetsReader.Read(section),
            Notes = LoraRefusals.Unknown(json, file),
        };
    }

    private static double Required(ConfigurationSection section, string key, Func<double, string?> objection)
    {
        var value = section.Find(key);
        return Number(section, key, value, objection) ?? 1;
    }

    private static double? Number(
        ConfigurationSection section, string key, JsonElement? value, Func<double, string?> objection)
    {
        var number = value is { ValueKind: JsonValueKind.Number } read && read.TryGetDouble(out var there)
            ? there
            : double.NaN;
        if (objection(number) is not { } expected)
        {
            return number;
        }

        section.Refuse(key, expected, value);
        return null;
    }

    private static string? IsRank(double number) => number is >= 1 and <= HighestRank && double.IsInteger(number)
        ? null
        : $"a whole number from 1 to {HighestRank}";

    private static string? IsPositive(double number) =>
        number > 0 && double.IsFinite(number) ? null : "a number above 0";

    private static ModuleNumbers Numbers(ConfigurationSection section, string key, Func<double, string?> objection)
    {
        var entries = new List<ModuleNumbers.Entry>();
        if (section.Find(key) is not { } value)
        {
            return new ModuleNumbers(entries);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            section.Refuse(key, "an object", value);
            return new ModuleNumbers(entries);
        }

        foreach (var entry in value.EnumerateObject())
        {
            if (ModulePattern.OfEnd(entry.Name) is not { } pattern)
            {
                section.Refuse($"{key}.{entry.Name}", "a regular expression", value);
            }
            else if (Number(section, $"{key}.{entry.Name}", entry.Value, objection) is { } number)
            {
                entries.Add(new ModuleNumbers.Entry(entry.Name, pattern, number));
            }
        }

        return new ModuleNumbers(entries);
    }
}
