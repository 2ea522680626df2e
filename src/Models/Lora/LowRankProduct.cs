using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Surgical.Models.Lora;

/// <summary>
/// Adds scale · left · right to rows of a matrix, in float32. Every sum runs over the rank in order, so that the
/// numbers do not depend on how a matrix is cut into calls.
/// </summary>
/// <param name="left">[rows x rank].</param>
/// <param name="right">[rank x width].</param>
/// <param name="rank">Columns of left, rows of right.</param>
/// <param name="width">Columns of right and of the matrix.</param>
/// <param name="scale">Multiplied to every sum.</param>
internal readonly ref struct LowRankProduct(
    ReadOnlySpan<float> left, ReadOnlySpan<float> right, int rank, int width, float scale)
{
    // 512 columns of a rank of 16 fill a first-level cache, of 256 a second-level one.
    private const int BlockColumns = 512;
    private const int BlockRows = 4;

    private readonly ReadOnlySpan<float> _left = left;
    private readonly ReadOnlySpan<float> _right = right;

    /// <param name="column">Column of the matrix at which <paramref name="into"/> starts, in the first of left's
    /// rows.</param>
    /// <param name="into">A stretch of the matrix, row after row; the last row need not be whole.</param>
    public void AddTo(int column, Span<float> into)
    {
        var rows = (column + into.Length + width - 1) / width;
        for (var begin = 0; begin < width; begin += BlockColumns)
        {
            var end = Math.Min(begin + BlockColumns, width);
            var row = 0;
            while (row < rows)
            {
                var start = ((long)row * width) - column;
                var isWhole = row + BlockRows <= rows
                    && start + begin >= 0
                    && start + ((BlockRows - 1L) * width) + end <= into.Length;
                row += isWhole
                    ? AddRows(row, begin, end, into[(int)(start + begin)..])
                    : AddRow(row, (int)Math.Max(begin, -start), (int)Math.Min(end, into.Length - start), start, into);
            }
        }
    }

    // Four rows at once read each of right's numbers once for all of them, and keep eight sums in registers.
    private int AddRows(int row, int begin, int end, Span<float> into)
    {
        ref var a = ref MemoryMarshal.GetReference(_left.Slice(row * rank, BlockRows * rank));
        ref var sums = ref MemoryMarshal.GetReference(into);
        var step = 2 * Vector<float>.Count;
        var at = begin;
        for (; at <= end - step; at += step)
        {
            ref var b = ref Unsafe.Add(ref MemoryMarshal.GetReference(_right), at);
            Vector<float> s00 = default, s01 = default, s10 = default, s11 = default;
            Vector<float> s20 = default, s21 = default, s30 = default, s31 = default;
            for (var k = 0; k < rank; k++)
            {
                var b0 = Vector.LoadUnsafe(ref b, (nuint)(k * width));
                var b1 = Vector.LoadUnsafe(ref b, (nuint)((k * width) + Vector<float>.Count));
                var (a0, a1) =
                    (new Vector<float>(Unsafe.Add(ref a, k)), new Vector<float>(Unsafe.Add(ref a, rank + k)));
                s00 = Vector.MultiplyAddEstimate(a0, b0, s00);
                s01 = Vector.MultiplyAddEstimate(a0, b1, s01);
                s10 = Vector.MultiplyAddEstimate(a1, b0, s10);
                s11 = Vector.MultiplyAddEstimate(a1, b1, s11);
                var a2 = new Vector<float>(Unsafe.Add(ref a, (2 * rank) + k));
                var a3 = new Vector<float>(Unsafe.Add(ref a, (3 * rank) + k));
                s20 = Vector.MultiplyAddEstimate(a2, b0, s20);
                s21 = Vector.MultiplyAddEstimate(a2, b1, s21);
                s30 = Vector.MultiplyAddEstimate(a3, b0, s30);
                s31 = Vector.MultiplyAddEstimate(a3, b1, s31);
            }

            ref var target = ref Unsafe.Add(ref sums, at - begin);
            Add(ref target, s00, s01);
            Add(ref Unsafe.Add(ref target, width), s10, s11);
            Add(ref Unsafe.Add(ref target, 2 * width), s20, s21);
            Add(ref Unsafe.Add(ref target, 3 * width), s30, s31);
        }

        for (var i = 0; i < BlockRows; i++)
        {
            AddNumbers(row + i, at, into.Slice((i * width) + at - begin, end - at));
        }

        return BlockRows;
    }

    private void Add(ref float target, Vector<float> low, Vector<float> high)
    {
        (Vector.LoadUnsafe(ref target) + (low * scale)).StoreUnsafe(ref target);
        ref var next = ref Unsafe.Add(ref target, Vector<float>.Count);
        (Vector.LoadUnsafe(ref next) + (high * scale)).StoreUnsafe(ref next);
    }

    private int AddRow(int row, int begin, int end, long start, Span<float> into)
    {
        if (begin < end)
        {
            AddNumbers(row, begin, into.Slice((int)(start + begin), end - begin));
        }

        return 1;
    }

    private void AddNumbers(int row, int column, Span<float> into)
    {
        var a = _left.Slice(row * rank, rank);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetReference(_right), column);
        ref var target = ref MemoryMarshal.GetReference(into);
        var i = 0;
        for (; i <= into.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> sum = default;
            for (var k = 0; k < rank; k++)
            {
                sum = Vector.MultiplyAddEstimate(
                    new Vector<float>(a[k]), Vector.LoadUnsafe(ref b, (nuint)((k * width) + i)), sum);
            }

            (Vector.LoadUnsafe(ref target, (nuint)i) + (sum * scale)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < into.Length; i++)
        {
            var sum = 0f;
            for (var k = 0; k < rank; k++)
            {
                sum = float.MultiplyAddEstimate(a[k], _right[(k * width) + column + i], sum);
            }

            into[i] += sum * scale;
        }
    }
}
