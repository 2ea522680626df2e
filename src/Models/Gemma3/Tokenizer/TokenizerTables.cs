using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>A tokenizer as it lies in tokenizer.bin: flat arrays, so that loading is copying.</summary>
/// <param name="Text">UTF-8 of every token, in the order of their ids, without separators.</param>
/// <param name="TextStarts">Token i is <c>Text[TextStarts[i]..TextStarts[i + 1]]</c>; one entry more than
/// tokens.</param>
/// <param name="AddedIds">Tokens found in the raw text before anything else, in ordinal order of their text.</param>
/// <param name="AddedSpecial">For each of those: 1 where a decoder leaves it out, else 0.</param>
/// <param name="Merges">Which pairs become which token.</param>
internal sealed record TokenizerTables(
    byte[] Text, int[] TextStarts, int[] AddedIds, byte[] AddedSpecial, MergeTable Merges)
{
    /// <summary>Tokens in all; ids are 0 to this, exclusive.</summary>
    public int TokenCount => TextStarts.Length - 1;

    /// <summary>Every index stays inside its table.</summary>
    /// <exception cref="ImportException">One does not.</exception>
    public void Check()
    {
        CheckStarts(TextStarts, Text.Length, "token texts");
        CheckStarts(Merges.Starts, Merges.Rights.Length, "merges");
        CheckIds(AddedIds, "added tokens");
        CheckIds(Merges.Rights, "right halves of merges");
        CheckIds(Merges.Results, "results of merges");
        if (Merges.Starts.Length != TextStarts.Length)
        {
            throw new ImportException(
                $"tokenizer.bin: expected merges of {TokenCount} tokens, got {Merges.Starts.Length - 1}.");
        }
    }

    private static void CheckStarts(int[] starts, int end, string what)
    {
        var rising = starts.Length > 0 && starts[0] == 0 && starts[^1] == end;
        for (var i = 1; rising && i < starts.Length; i++)
        {
            rising = starts[i] >= starts[i - 1];
        }

        if (!rising)
        {
            throw new ImportException($"tokenizer.bin: expected the {what} to start in rising order up to {end}.");
        }
    }

    private void CheckIds(int[] ids, string what)
    {
        foreach (var id in ids)
        {
            if ((uint)id >= (uint)TokenCount)
            {
                throw new ImportException($"tokenizer.bin: expected {what} from 0 to {TokenCount - 1}, got {id}.");
            }
        }
    }
}
