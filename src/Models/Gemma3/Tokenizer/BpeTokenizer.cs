using Surgical.Disk;
using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// Gemma's tokenizer: byte-pair encoding without word splitting, bytes where a character is unknown, added tokens found
/// first (medgemma.md 9). Immutable; any thread may use it.
/// </summary>
public sealed class BpeTokenizer
{
    /// <summary>Longest text that is encoded, in UTF-16 characters; several times the longest context.</summary>
    public const int MaxCharacters = 1_000_000;

    private const char Space = '▁';

    private readonly TokenizerTables _tables;
    private readonly Vocabulary _vocabulary;
    private readonly AddedTokens _added;

    private BpeTokenizer(TokenizerTables tables)
    {
        _tables = tables;
        _vocabulary = new Vocabulary(tables);
        _added = new AddedTokens(tables, _vocabulary);
    }

    /// <summary>Tokens in all; ids are 0 to this, exclusive. A model's embedding may have more rows.</summary>
    public int TokenCount => _tables.TokenCount;

    /// <summary>Texts of the tokens that steer a model, which no user may write.</summary>
    public IReadOnlyList<string> SpecialTokens => [.. _added.SpecialTexts];

    /// <summary>Reads the tokenizer.json of a Hugging Face snapshot.</summary>
    /// <exception cref="ImportException">It is no such file, or of a kind that is not implemented here.</exception>
    public static BpeTokenizer FromJson(string path) =>
        new(TokenizerJson.Read(File.ReadAllBytes(RegularFile.At(path))));

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ImportException">The file is broken or of another version.</exception>
    public static BpeTokenizer Load(string path) => new(TokenizerFile.Read(File.ReadAllBytes(RegularFile.At(path))));

    /// <summary>Writes the binary form, which loads much faster than JSON.</summary>
    public void Save(string path) => File.WriteAllBytes(path, TokenizerFile.Write(_tables));

    /// <summary>Whether another gives every text the same ids, and every id the same text: however its file is
    /// laid out.</summary>
    internal bool IsSameAs(BpeTokenizer other) =>
        TokenizerFile.Write(_tables).AsSpan().SequenceEqual(TokenizerFile.Write(other._tables));

    /// <summary>The id of an added token such as <c>&lt;start_of_image&gt;</c>; null when there is none.</summary>
    public int? IdOf(string addedToken) => _added.Find(addedToken);

    /// <summary>Encodes a text as it is: no token is put in front, and added tokens in it are found.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxCharacters"/>.</exception>
    public IReadOnlyList<int> Encode(string text)
    {
        if (text.Length > MaxCharacters)
        {
            throw new ArgumentException(
                $"Expected a text of at most {MaxCharacters} characters, got {text.Length}.", nameof(text));
        }

        var ids = new List<int>();
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var (id, length) = _added.LongestAtHead(text.AsSpan(at));
            if (length == 0)
            {
                at++;
                continue;
            }

            EncodePlain(text.AsSpan(start, at - start), ids);
            ids.Add(id);
            start = at += length;
        }

        EncodePlain(text.AsSpan(start), ids);
        return ids;
    }

    /// <summary>The text of a sequence: special and unknown ids left out, nothing trimmed.</summary>
    public string Decode(IEnumerable<int> ids)
    {
        var detokenizer = new StreamingDetokenizer(this);
        return string.Concat(ids.Select(detokenizer.Append)) + detokenizer.Finish();
    }

    /// <summary>Whether the token shows text or bytes: it exists and is not special.</summary>
    internal bool IsShown(int id) => (uint)id < (uint)TokenCount && !_added.IsSpecial(id);

    /// <summary>The byte that the token stands for; null when it stands for text.</summary>
    internal byte? ByteOf(int id) => _vocabulary.ByteOf(id);

    /// <summary>The token's text as people read it.</summary>
    internal string TextOf(int id) => _vocabulary.Text(id).Replace(Space, ' ');

    private void EncodePlain(ReadOnlySpan<char> text, List<int> ids)
    {
        var characters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _vocabulary.AddCharacter(rune.Value == ' ' ? new(Space) : rune, characters);
        }

        ids.AddRange(PairMerging.Merge(_tables.Merges, characters));
    }
}
