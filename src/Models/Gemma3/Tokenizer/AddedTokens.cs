using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// Tokens that are cut out of the raw text before anything is merged: the leftmost, and there the longest.
/// </summary>
internal sealed class AddedTokens
{
    private readonly string[] _texts;
    private readonly int[] _ids;
    private readonly HashSet<int> _special = [];

    /// <exception cref="ImportException">A token is empty, or they are not in ordinal order.</exception>
    public AddedTokens(TokenizerTables tables, Vocabulary vocabulary)
    {
        _ids = tables.AddedIds;
        _texts = Array.ConvertAll(_ids, vocabulary.Text);
        for (var i = 0; i < _ids.Length; i++)
        {
            if (_texts[i].Length == 0 || (i > 0 && string.CompareOrdinal(_texts[i - 1], _texts[i]) >= 0))
            {
                throw new ImportException($"Tokenizer: expected added tokens in ordinal order, got \"{_texts[i]}\".");
            }

            if (tables.AddedSpecial[i] != 0)
            {
                _special.Add(_ids[i]);
            }
        }
    }

    /// <summary>True for a token that steers the model and is no text of a reply.</summary>
    public bool IsSpecial(int id) => _special.Contains(id);

    /// <summary>Texts of all special tokens.</summary>
    public IEnumerable<string> SpecialTexts => _texts.Where((_, i) => IsSpecial(_ids[i]));

    /// <summary>The id of an added token; null when there is none of that text.</summary>
    public int? Find(string text) =>
        Array.BinarySearch(_texts, text, StringComparer.Ordinal) is >= 0 and var i ? _ids[i] : null;

    /// <summary>The longest added token that starts at the head of a text.</summary>
    /// <returns>Its id and length in characters; a length of 0 when none starts there.</returns>
    public (int Id, int Length) LongestAtHead(ReadOnlySpan<char> text)
    {
        var (id, length) = (-1, 0);
        var (low, high) = (0, _texts.Length);
        for (var depth = 0; depth < text.Length && low < high; depth++)
        {
            (low, high) = Narrow(low, high, depth, text[depth]);

            // In ordinal order the shortest of those that share a beginning stands first.
            if (low < high && _texts[low].Length == depth + 1)
            {
                (id, length) = (_ids[low], depth + 1);
            }
        }

        return (id, length);
    }

    private (int Low, int High) Narrow(int low, int high, int depth, char wanted) =>
        (FirstNotBelow(low, high, depth, wanted), FirstNotBelow(low, high, depth, wanted + 1));

    private int FirstNotBelow(int low, int high, int depth, int wanted)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            var character = depth < _texts[middle].Length ? _texts[middle][depth] : -1;
            (low, high) = character < wanted ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
