using System.Text.Json;
using Surgical.Models.Files;

namespace Surgical.Models.Gemma3;

/// <summary>
/// One object of config.json or of a file beside it. A key that is absent or null takes the class default; what cannot
/// be read is a problem.
/// </summary>
internal sealed class ConfigurationSection(JsonElement json, string path, Problems problems)
{
    /// <summary>The first of the keys that stands here with a value.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    public ConfigurationSection? Section(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new ConfigurationSection(value, Path(name), problems);
        }

        Refuse(name, "an object", value);
        return null;
    }

    /// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
    public int Count(string name, int missing, int most = ConfigurationCheck.MostOfAnything) =>
        Whole([name], missing, 1, most);

    /// <summary>A whole number from 0; 0 where it is missing.</summary>
    public int Size(string name) => Whole([name], 0, 0, ConfigurationCheck.MostOfAnything);

    /// <summary>A token id, under its name or its alias.</summary>
    public int Token(string name, string alias, int missing) =>
        Whole([name, alias], missing, 0, ConfigurationCheck.MostOfAnything);

    /// <summary>A finite number above zero.</summary>
    public double Positive(string name, double missing)
    {
        if (Find(name) is not { } value)
        {
            return missing;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && number > 0 && double.IsFinite(number))
        {
            return number;
        }

        Refuse(name, "a number above 0", value);
        return missing;
    }

    /// <summary>The value of a finite number; null for anything else.</summary>
    public static double? Finite(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A finite number.</summary>
    public double Number(string name, double missing)
    {
        if (Find(name) is not { } value)
        {
            return missing;
        }

        if (Finite(value) is { } number)
        {
            return number;
        }

        Refuse(name, "a number", value);
        return missing;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Refuse(name, "true or false", value);
        return null;
    }

    /// <summary>Refuses a value other than the one that this importer builds graphs for.</summary>
    public void Only(string name, string supported)
    {
        if (Find(name) is { } value && !(value.ValueKind == JsonValueKind.String && value.GetString() == supported))
        {
            Refuse(name, supported, value);
        }
    }

    /// <summary>Refuses a feature that this importer builds no graphs for.</summary>
    public void Never(string name)
    {
        if (Find(name) is { ValueKind: not JsonValueKind.False } value)
        {
            Refuse(name, "none", value);
        }
    }

    /// <summary>Notes a problem with a key of this section.</summary>
    public void Refuse(string name, string expected, JsonElement? came) =>
        problems.Add(Path(name), expected, came is { } value ? JsonText.Shown(value) : "nothing");

    private int Whole(ReadOnlySpan<string> names, int missing, int least, int most)
    {
        if (Find(names) is not { } value)
        {
            return missing;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Refuse(names[0], $"a whole number from {least} to {most}", value);
        return missing;
    }

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
