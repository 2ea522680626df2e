using System.Text.Json;
using Surgical.Disk;
using Surgical.Models.Files;
using Surgical.Models.Files.Foreign;
using Surgical.Models.Gemma3;

namespace Surgical.ModelImport.Snapshots;

/// <summary>tokenizer.json of a snapshot, as far as it can be judged before gigabytes of weights are read.</summary>
internal static class SnapshotTokenizer
{
    /// <summary>Of the file.</summary>
    public const string Name = "tokenizer.json";

    private const string SentencePiece = "tokenizer.model";

    /// <summary>Adds what speaks against the file at first sight; an import reads all of it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static void Check(string folder, Problems problems)
    {
        var path = Path.Combine(folder, Name);
        if (File.Exists(path) && Objection(File.ReadAllBytes(RegularFile.At(path))) is { } came)
        {
            problems.Add(Name, "a tokenizer in JSON", came);
        }
    }

    /// <summary>Refuses a snapshot that has none, for who wants to ask its model.</summary>
    /// <exception cref="ImportException">There is none.</exception>
    public static void Demand(Snapshot snapshot)
    {
        if (snapshot.Tokenizer is null)
        {
            var came = File.Exists(Path.Combine(snapshot.Folder, SentencePiece)) ? $"{SentencePiece} alone" : "none";
            throw new ImportException(
                $"{snapshot.Folder}: expected {Name}, without which a model cannot be asked, came {came}. "
                + "Fetch it from the repository, or from that of the model that this one was made of; transformers "
                + "writes it too (AutoTokenizer.from_pretrained and save_pretrained).");
        }
    }

    /// <summary>Says that replies will not end where Gemma ends its turn; null where they will.</summary>
    /// <param name="folder">Of the snapshot.</param>
    /// <param name="stops">Ids that end a reply.</param>
    /// <param name="file">That says so.</param>
    /// <exception cref="IOException">The tokenizer cannot be read.</exception>
    public static string? EndlessReplies(string folder, IReadOnlyList<int> stops, string file)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)
            || IdOf(ControlTokens.EndOfTurn, File.ReadAllBytes(RegularFile.At(path))) is not { } end
            || stops.Contains(end))
        {
            return null;
        }

        return $"eos_token_id [{string.Join(", ", stops)}] of {file} lacks {end}, {ControlTokens.EndOfTurn}, with "
            + "which Gemma ends its turn: every reply runs on to its limit and counts as cut off, in transformers too. "
            + $"To mend it, write [{string.Join(", ", stops.Append(end))}] there.";
    }

    private static string? Objection(ReadOnlySpan<byte> json)
    {
        var text = json.Trim(" \t\r\n"u8);
        return text.IsEmpty ? "an empty file; fetch it again"
            : LfsPointer.In(json) is { } pointer ? pointer
            : text[0] != '{' ? "another kind of file; fetch it again"
            : text[^1] != '}' ? $"{json.Length} bytes that end in the middle: it is cut off; fetch it again"
            : null;
    }

    // The list stands before the vocabulary: of a large file the beginning is read. What is no JSON an import tells.
    private static int? IdOf(string token, ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1
                    && reader.ValueTextEquals("added_tokens"u8) && reader.Read())
                {
                    return JsonElement.ParseValue(ref reader).EnumerateArray()
                        .Where(added => added.GetProperty("content").GetString() == token)
                        .Select(added => (int?)added.GetProperty("id").GetInt32())
                        .FirstOrDefault();
                }
            }

            return null;
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException)
        {
            return null;
        }
    }
}
