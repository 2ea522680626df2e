using System.Text.Json;

namespace Surgical.Analyzer.Profiles;

/// <summary>
/// One object of a profile's JSON. What is not as it should be is noted, and some value is given instead.
/// </summary>
internal sealed class ProfileSection
{
    private const int LongestShown = 40;

    private readonly Dictionary<string, JsonElement> _values = [];
    private readonly string _path;
    private readonly List<string> _problems;

    public ProfileSection(JsonElement json, string path, List<string> problems)
    {
        (_path, _problems) = (path, problems);
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{(path.Length == 0 ? "the file" : path)}: expected an object, came {Shown(json)}");
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value))
            {
                problems.Add($"{At(property.Name)}: expected once, came again");
            }
        }
    }

    /// <summary>Notes every key that is not among these.</summary>
    public void AllowOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var key in _values.Keys)
        {
            if (!keys.Contains(key))
            {
                _problems.Add($"{At(key)}: expected one of {string.Join(", ", keys)}, came an unknown key");
            }
        }
    }

    public bool Has(string key) => _values.ContainsKey(key);

    public ProfileSection? Section(string key, bool isRequired = false) =>
        Find(key, "an object", isRequired) is { } value ? new(value, At(key), _problems) : null;

    public IEnumerable<ProfileSection> Sections(string key, int most)
    {
        if (Find(key, "", isRequired: false) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most)
        {
            return value.EnumerateArray()
                .Select((item, index) => new ProfileSection(item, $"{At(key)}[{index}]", _problems));
        }

        Refuse(key, $"a list of at most {most} objects", value);
        return [];
    }

    /// <summary>A text that is not blank; null where it is missing or wrong.</summary>
    public string? Text(string key, int longest, bool isRequired = false)
    {
        var expected = $"a text of 1 to {longest} characters";
        if (Find(key, expected, isRequired) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text && text.Length <= longest && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Refuse(key, expected, value);
        return null;
    }

    /// <summary>A whole number; required where <paramref name="missing"/> is null.</summary>
    public long Whole(string key, long least, long most, long? missing)
    {
        var expected = $"a whole number from {least} to {most}";
        if (Find(key, expected, missing is null) is not { } value)
        {
            return missing ?? least;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least
            && number <= most)
        {
            return number;
        }

        Refuse(key, expected, value);
        return least;
    }

    /// <summary>A number above 0; required where <paramref name="missing"/> is null.</summary>
    public double Number(string key, double most, double? missing)
    {
        var expected = $"a number above 0, at most {most}";
        if (Find(key, expected, missing is null) is not { } value)
        {
            return missing ?? most;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number > 0
            && number <= most)
        {
            return number;
        }

        Refuse(key, expected, value);
        return most;
    }

    /// <summary>One of some words; required where <paramref name="missing"/> is null.</summary>
    public T Choice<T>(string key, T? missing, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        var expected = $"one of {string.Join(", ", choices.ToArray().Select(choice => choice.Word))}";
        if (Find(key, expected, missing is null) is not { } value)
        {
            return missing ?? choices[0].Value;
        }

        foreach (var (word, meant) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(word))
            {
                return meant;
            }
        }

        Refuse(key, expected, value);
        return choices[0].Value;
    }

    private JsonElement? Find(string key, string expected, bool isRequired)
    {
        if (_values.TryGetValue(key, out var value))
        {
            return value;
        }

        if (isRequired)
        {
            _problems.Add($"{At(key)}: expected {expected}, came nothing");
        }

        return null;
    }

    private void Refuse(string key, string expected, JsonElement came) =>
        _problems.Add($"{At(key)}: expected {expected}, came {Shown(came)}");

    private string At(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private static string Shown(JsonElement json)
    {
        var text = json.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= LongestShown ? text : $"{text[..LongestShown]}...";
    }
}
