using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// Which pairs of tokens become one, and which pair goes first: rows by left token, sorted by right token.
/// </summary>
/// <param name="Starts">The merges of left token i are those from <c>Starts[i]</c> to <c>Starts[i + 1]</c>,
/// exclusive.</param>
/// <param name="Rights">Right token of each merge, rising within a row.</param>
/// <param name="Ranks">Place of each merge in the file: the lowest goes first.</param>
/// <param name="Results">The token that each pair becomes.</param>
internal sealed record MergeTable(int[] Starts, int[] Rights, int[] Ranks, int[] Results)
{
    /// <summary>Sorts merges that stand in the order of their ranks.</summary>
    /// <exception cref="ImportException">The same pair stands there twice.</exception>
    public static MergeTable FromRanked(IReadOnlyList<Merge> merges, int tokenCount)
    {
        var ranks = new int[merges.Count];
        var pairs = new ulong[merges.Count];
        var starts = new int[tokenCount + 1];
        for (var rank = 0; rank < merges.Count; rank++)
        {
            ranks[rank] = rank;
            pairs[rank] = ((ulong)merges[rank].Left << 32) | (uint)merges[rank].Right;
            starts[merges[rank].Left + 1]++;
        }

        Array.Sort(pairs, ranks);
        for (var token = 0; token < tokenCount; token++)
        {
            starts[token + 1] += starts[token];
        }

        CheckDistinct(pairs);
        return new MergeTable(
            starts,
            Array.ConvertAll(pairs, pair => (int)(uint)pair),
            ranks,
            Array.ConvertAll(ranks, rank => merges[rank].Result));
    }

    /// <summary>Row of the merge of two tokens; negative when they do not merge.</summary>
    public int Find(int left, int right) =>
        Array.BinarySearch(Rights, Starts[left], Starts[left + 1] - Starts[left], right);

    private static void CheckDistinct(ulong[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1])
            {
                throw new ImportException(
                    "tokenizer.json: merges: expected every pair once, "
                    + $"got {sorted[i] >> 32}, {(uint)sorted[i]} twice.");
            }
        }
    }
}

/// <summary>Two neighbouring tokens and what they become.</summary>
internal readonly record struct Merge(int Left, int Right, int Result);
