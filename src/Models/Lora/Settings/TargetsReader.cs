using System.Text.Json;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Lora.Settings;

/// <summary>Reads which modules adapter_config.json names, and in which layers.</summary>
internal static class TargetsReader
{
    private const string Target = "target_modules";
    private const string Excluded = "exclude_modules";
    private const string Layers = "layers_to_transform";
    private const string Pattern = "layers_pattern";

    /// <returns>Null where the file does not say, or a problem was added.</returns>
    public static LoraTargets? Read(ConfigurationSection section)
    {
        var modules = Choice(section, Target, "a list of names, a regular expression or all-linear");
        var excluded = Choice(section, Excluded, "a list of names or a regular expression");
        var layers = Numbers(section);
        if (layers is not null && modules is not null and not ModuleChoice.Named)
        {
            section.Refuse(Layers, $"none, as in PEFT, where {Target} is no list", section.Find(Layers));
        }

        return modules is null
            ? null
            : new LoraTargets(modules, excluded, layers is null ? null : new(layers, Names(section, Pattern) ?? []));
    }

    /// <summary>A name or a list of them; null where the key is missing.</summary>
    public static IReadOnlyList<string>? Names(ConfigurationSection section, string key)
    {
        switch (section.Find(key))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.String } name:
                return name.GetString() is { Length: > 0 } only ? [only] : [];
            case { ValueKind: JsonValueKind.Array } list when AreNames(list):
                return [.. list.EnumerateArray().Select(name => name.GetString()!)];
            case var other:
                section.Refuse(key, "a list of names", other);
                return null;
        }
    }

    private static ModuleChoice? Choice(ConfigurationSection section, string key, string expected)
    {
        switch (section.Find(key))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.String } text when key == Target && text.ValueEquals("all-linear"):
                return new ModuleChoice.Every();
            case { ValueKind: JsonValueKind.String } text when ModulePattern.OfWhole(text.GetString()!) is { } pattern:
                return new ModuleChoice.Matching(pattern);
            case { ValueKind: JsonValueKind.Array } list when AreNames(list):
                return new ModuleChoice.Named([.. list.EnumerateArray().Select(name => name.GetString()!)]);
            case var other:
                section.Refuse(key, expected, other);
                return null;
        }
    }

    // One number or a list; an empty list means nothing, as in PEFT.
    private static List<int>? Numbers(ConfigurationSection section)
    {
        if (section.Find(Layers) is not { } value)
        {
            return null;
        }

        JsonElement[] each = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (each.All(one => one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out _)))
        {
            return each.Length == 0 ? null : [.. each.Select(one => one.GetInt32())];
        }

        section.Refuse(Layers, "the number of a layer or a list of them", value);
        return null;
    }

    private static bool AreNames(JsonElement list) =>
        list.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String);
}
