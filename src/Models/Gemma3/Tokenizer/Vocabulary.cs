using System.Text;
using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>The texts of the tokens, and the tokens that a text starts from before anything is merged.</summary>
internal sealed class Vocabulary
{
    private readonly byte[] _text;
    private readonly int[] _starts;
    private readonly int[] _byteIds = new int[256];
    private readonly Dictionary<int, int> _characterIds = [];

    /// <exception cref="ImportException">One of the 256 byte tokens is missing: some text could not be
    /// written.</exception>
    public Vocabulary(TokenizerTables tables)
    {
        _text = tables.Text;
        _starts = tables.TextStarts;
        Array.Fill(_byteIds, -1);
        for (var id = 0; id < Count; id++)
        {
            Place(id);
        }

        if (Array.IndexOf(_byteIds, -1) is >= 0 and var missing)
        {
            throw new ImportException($"Tokenizer: expected a token <0x{missing:X2}> for every byte, got none.");
        }
    }

    public int Count => _starts.Length - 1;

    /// <summary>The token's text as the vocabulary writes it, with "▁" for a space.</summary>
    public string Text(int id) => Encoding.UTF8.GetString(Utf8(id));

    /// <summary>The byte that a token such as <c>&lt;0xE2&gt;</c> stands for; null for every other token.</summary>
    public byte? ByteOf(int id)
    {
        var text = Utf8(id);
        return text.Length == 6 && text.StartsWith("<0x"u8) && text[5] == '>'
            && byte.TryParse(text[3..5], System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value)
            ? value
            : null;
    }

    /// <summary>Adds the token of a character, or those of its UTF-8 bytes where the vocabulary lacks it.</summary>
    public void AddCharacter(Rune character, List<int> ids)
    {
        if (_characterIds.TryGetValue(character.Value, out var id))
        {
            ids.Add(id);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        foreach (var value in utf8[..character.EncodeToUtf8(utf8)])
        {
            ids.Add(_byteIds[value]);
        }
    }

    private ReadOnlySpan<byte> Utf8(int id) => _text.AsSpan(_starts[id].._starts[id + 1]);

    private void Place(int id)
    {
        if (ByteOf(id) is { } value)
        {
            _byteIds[value] = id;
        }
        else if (Rune.DecodeFromUtf8(Utf8(id), out var character, out var length) == System.Buffers.OperationStatus.Done
            && length == Utf8(id).Length)
        {
            _characterIds[character.Value] = id;
        }
    }
}
