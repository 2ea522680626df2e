using System.Buffers;
using Surgical.Models.Files.Weights;
using Surgical.Models.Lora.Settings;

namespace Surgical.Models.Lora;

/// <summary>What one adapter adds to one weight: scale · B · A, computed for the rows that are asked for.</summary>
/// <param name="A">[rank x inputs].</param>
/// <param name="B">[outputs x rank].</param>
/// <param name="Scale">Of <see cref="LoraSettings.ScaleOf"/>.</param>
/// <param name="IsTransposed">Whether A is [rank x outputs] and B [inputs x rank], as an embedding's are, and B · A is
/// added transposed.</param>
internal sealed record LowRankDelta(SourceTensor A, SourceTensor B, float Scale, bool IsTransposed)
{
    private int Rank => (int)A.Tensor.Shape[0];

    private int Inputs => (int)(IsTransposed ? B.Tensor.Shape[0] : A.Tensor.Shape[1]);

    /// <summary>Adds to a stretch of the weight; any thread, in memory for the factors' part alone.</summary>
    /// <param name="first">Number of the weight [outputs x inputs] that <paramref name="into"/> starts with.</param>
    /// <param name="into">The weight's numbers from there on.</param>
    public void AddTo(long first, Span<float> into)
    {
        if (into.IsEmpty)
        {
            return;
        }

        var row = (int)(first / Inputs);
        var rows = (int)((first + into.Length - 1) / Inputs) - row + 1;
        var left = ArrayPool<float>.Shared.Rent(rows * Rank);
        var right = ArrayPool<float>.Shared.Rent(Rank * Inputs);
        try
        {
            ReadLeft(row, left.AsSpan(0, rows * Rank));
            ReadRight(right.AsSpan(0, Rank * Inputs));
            new LowRankProduct(left, right, Rank, Inputs, Scale).AddTo((int)(first % Inputs), into);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(left);
            ArrayPool<float>.Shared.Return(right);
        }
    }

    private void ReadLeft(int row, Span<float> into)
    {
        if (IsTransposed)
        {
            var outputs = A.Tensor.Shape[1];
            var rows = into.Length / Rank;
            ReadTransposed(A, Rank, rows, (long k) => (k * outputs) + row, into);
            return;
        }

        B.Read((long)row * Rank, into);
    }

    private void ReadRight(Span<float> into)
    {
        if (IsTransposed)
        {
            ReadTransposed(B, Inputs, Rank, (long row) => row * Rank, into);
            return;
        }

        A.Read(0, into);
    }

    // Row after row of the factor becomes column after column.
    private static void ReadTransposed(
        SourceTensor from, int rows, int columns, Func<long, long> start, Span<float> into)
    {
        var line = ArrayPool<float>.Shared.Rent(columns);
        for (var row = 0; row < rows; row++)
        {
            from.Read(start(row), line.AsSpan(0, columns));
            for (var column = 0; column < columns; column++)
            {
                into[(column * rows) + row] = line[column];
            }
        }

        ArrayPool<float>.Shared.Return(line);
    }
}
