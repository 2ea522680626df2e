using System.Text;
using System.Text.Json;
using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// Reads tokenizer.json of Gemma's kind; every other kind is refused, so that no text is encoded wrongly.
/// </summary>
internal sealed class TokenizerJson
{
    private readonly JsonElement _root;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(int Id, bool Special)> _added = [];

    private TokenizerJson(JsonElement root) => _root = root;

    /// <exception cref="ImportException">It is no tokenizer.json, or not of this kind.</exception>
    public static TokenizerTables Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return new TokenizerJson(document.RootElement).Read();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ImportException($"tokenizer.json: expected a tokenizer in JSON, got: {wrong.Message}", wrong);
        }
    }

    private TokenizerTables Read()
    {
        TokenizerKind.Check(_root);
        var model = _root.GetProperty("model");
        foreach (var token in model.GetProperty("vocab").EnumerateObject())
        {
            AddToken(token.Name, Id(token.Value));
        }

        foreach (var token in _root.GetProperty("added_tokens").EnumerateArray())
        {
            AddAddedToken(token);
        }

        var texts = InOrderOfIds();
        var merges = model.GetProperty("merges").EnumerateArray().Select(ReadMerge).ToList();
        return Assemble(texts, MergeTable.FromRanked(merges, texts.Length));
    }

    private void AddToken(string text, int id)
    {
        if (!_ids.TryAdd(text, id))
        {
            throw new ImportException($"tokenizer.json: expected every token once, got \"{text}\" twice.");
        }
    }

    private void AddAddedToken(JsonElement token)
    {
        var text = token.GetProperty("content").GetString() ?? "";
        var id = Id(token.GetProperty("id"));
        if (!_ids.TryGetValue(text, out var known))
        {
            _ids.Add(text, id);
        }
        else if (known != id)
        {
            throw new ImportException($"tokenizer.json: expected id {known} for the added token \"{text}\", got {id}.");
        }

        _added.Add((id, token.GetProperty("special").GetBoolean()));
    }

    private string[] InOrderOfIds()
    {
        var texts = new string?[_ids.Count];
        foreach (var (text, id) in _ids)
        {
            if ((uint)id >= (uint)texts.Length || texts[id] is not null)
            {
                throw new ImportException(
                    $"tokenizer.json: expected {texts.Length} tokens to have the ids from 0, each once, "
                    + $"got {id} for \"{text}\".");
            }

            texts[id] = text;
        }

        return texts!;
    }

    private Merge ReadMerge(JsonElement merge)
    {
        string[] pair = merge.ValueKind == JsonValueKind.String
            ? merge.GetString()!.Split(' ')
            : [.. merge.EnumerateArray().Select(half => half.GetString() ?? "")];
        return pair is [var left, var right]
            ? new(IdOf(left), IdOf(right), IdOf(left + right))
            : throw new ImportException($"tokenizer.json: merges: expected two tokens, got {merge}.");
    }

    private static int Id(JsonElement number) => number.TryGetInt32(out var id)
        ? id
        : throw new ImportException($"tokenizer.json: expected a whole number for an id, got {number}.");

    private int IdOf(string token) => _ids.TryGetValue(token, out var id)
        ? id
        : throw new ImportException($"tokenizer.json: merges: expected tokens of the vocabulary, got \"{token}\".");

    private TokenizerTables Assemble(string[] texts, MergeTable merges)
    {
        var added = _added.OrderBy(token => texts[token.Id], StringComparer.Ordinal).ToList();
        var starts = new int[texts.Length + 1];
        for (var id = 0; id < texts.Length; id++)
        {
            starts[id + 1] = starts[id] + Encoding.UTF8.GetByteCount(texts[id]);
        }

        return new TokenizerTables(
            Encoding.UTF8.GetBytes(string.Concat(texts)),
            starts,
            [.. added.Select(token => token.Id)],
            [.. added.Select(token => token.Special ? (byte)1 : (byte)0)],
            merges);
    }
}
