namespace Surgical.Models.Runtime;

/// <summary>What a prompt's tokens may attend to, as numbers added to the scores (medgemma.md 2.1).</summary>
internal static class AttentionMask
{
    /// <summary>Hides a key. Finite, so that softmax stays defined (medgemma.md 6.2).</summary>
    public const float Hidden = -1e30f;

    /// <summary>Numbers the pictures of a prompt: the run of image tokens that each position is in, or -1.</summary>
    public static int[] Blocks(ReadOnlySpan<int> ids, int imageToken)
    {
        var blocks = new int[ids.Length];
        var block = -1;
        for (var i = 0; i < ids.Length; i++)
        {
            var isImage = ids[i] == imageToken;
            block += isImage && (i == 0 || ids[i - 1] != imageToken) ? 1 : 0;
            blocks[i] = isImage ? block : -1;
        }

        return blocks;
    }

    /// <summary>
    /// A square matrix, row by row: 0 where the row's token sees the column's, else <see cref="Hidden"/>.
    /// </summary>
    /// <inheritdoc cref="Write"/>
    public static float[] Of(ReadOnlySpan<int> blocks, int window)
    {
        var mask = new float[blocks.Length * blocks.Length];
        Write(blocks, window, Hidden, mask);
        return mask;
    }

    /// <summary>Writes the matrix in any type of numbers.</summary>
    /// <param name="blocks">Of <see cref="Blocks"/>; inside a picture every token sees every other.</param>
    /// <param name="window">
    /// Tokens that a token sees, itself included; <see cref="int.MaxValue"/> for all before it.
    /// </param>
    /// <param name="hidden"><see cref="Hidden"/> in that type, whose default is 0.</param>
    /// <param name="mask">[tokens x tokens].</param>
    public static void Write<T>(ReadOnlySpan<int> blocks, int window, T hidden, Span<T> mask)
    {
        mask.Fill(hidden);
        for (var i = 0; i < blocks.Length; i++)
        {
            var row = mask.Slice(i * blocks.Length, blocks.Length);
            var first = Math.Max(0, i - window + 1);
            row[first..(i + 1)].Clear();
            if (blocks[i] >= 0)
            {
                var start = blocks.IndexOf(blocks[i]);
                row[start..(blocks.LastIndexOf(blocks[i]) + 1)].Clear();
            }
        }
    }
}
