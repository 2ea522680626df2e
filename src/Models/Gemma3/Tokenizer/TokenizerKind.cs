using System.Text.Json;
using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// The one kind of tokenizer.json that is implemented, Gemma's. Post-processor, truncation and padding are not looked
/// at: they act on what a caller asks for, and the chat template writes its own <c>&lt;bos&gt;</c>.
/// </summary>
internal static class TokenizerKind
{
    private const int ShownFlags = 5;
    private const int ShownCharacters = 160;

    private static readonly (string Path, string[] Allowed)[] Expected =
    [
        ("normalizer", ["""{"type":"Replace","pattern":{"String":" "},"content":"▁"}"""]),
        ("pre_tokenizer",
        [
            """{"type":"Split","pattern":{"String":" "},"behavior":"MergedWithPrevious","invert":false}""", "null",
        ]),
        ("decoder",
        [
            """
            {"type":"Sequence","decoders":[
            {"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"}]}
            """,
        ]),
        ("model.type", ["\"BPE\""]),
        ("model.byte_fallback", ["true"]),
        ("model.ignore_merges", ["false", "null"]),
        ("model.dropout", ["null"]),
        ("model.continuing_subword_prefix", ["null", "\"\""]),
        ("model.end_of_word_suffix", ["null", "\"\""]),
    ];

    /// <exception cref="ImportException">It is of another kind; the message lists every difference.</exception>
    public static void Check(JsonElement root)
    {
        var problems = Expected
            .Where(part => !part.Allowed.Any(allowed => Equals(At(root, part.Path), allowed)))
            .Select(part => $"{part.Path}: expected {part.Allowed[0]}, got {Shown(At(root, part.Path))}")
            .Concat(root.GetProperty("added_tokens").EnumerateArray().SelectMany(Problems).Take(ShownFlags))
            .ToList();
        if (problems.Count > 0)
        {
            throw new ImportException(
                "tokenizer.json: only Gemma's kind of tokenizer is implemented; " + string.Join("; ", problems) + ".");
        }
    }

    private static IEnumerable<string> Problems(JsonElement token) =>
        from flag in (string[])["normalized", "lstrip", "rstrip", "single_word"]
        where token.GetProperty(flag).GetBoolean()
        select $"added token {token.GetProperty("content")}: expected {flag} false, got true";

    private static JsonElement? At(JsonElement root, string path)
    {
        JsonElement? at = root;
        foreach (var name in path.Split('.'))
        {
            at = at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child)
                ? child
                : null;
        }

        return at;
    }

    private static bool Equals(JsonElement? actual, string allowed)
    {
        using var expected = JsonDocument.Parse(allowed);
        return actual is { } present
            ? JsonElement.DeepEquals(present, expected.RootElement)
            : expected.RootElement.ValueKind == JsonValueKind.Null;
    }

    private static string Shown(JsonElement? element)
    {
        var text = element?.GetRawText() ?? "nothing";
        return text.Length <= ShownCharacters ? text : text[..ShownCharacters] + " …";
    }
}
