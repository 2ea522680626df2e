using System.Buffers;
using System.Numerics.Tensors;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>DoRA: every row of a changed weight gets the length that was trained (arXiv 2402.09353).</summary>
/// <param name="Lengths">One a row.</param>
/// <param name="Width">Numbers of a row.</param>
internal sealed record RowLengths(SourceTensor Lengths, int Width)
{
    /// <summary>Reads a stretch of the weight; any thread, in memory for the rows that it touches.</summary>
    /// <param name="first">Number of the weight that <paramref name="into"/> starts with.</param>
    /// <param name="into">Filled to its end.</param>
    /// <param name="change">Reads numbers of the weight, changed and of whatever length.</param>
    public void Read(long first, Span<float> into, NumbersReader change)
    {
        if (into.IsEmpty)
        {
            return;
        }

        // Of whole rows: a row's length is that of all its numbers.
        var row = first / Width;
        var count = (int)(((first + into.Length - 1) / Width) - row + 1);
        var numbers = ArrayPool<float>.Shared.Rent(count * Width);
        var lengths = ArrayPool<float>.Shared.Rent(count);
        try
        {
            change(row * Width, numbers.AsSpan(0, count * Width));
            Lengths.Read(row, lengths.AsSpan(0, count));
            for (var at = 0; at < count; at++)
            {
                Scale(numbers.AsSpan(at * Width, Width), lengths[at]);
            }

            numbers.AsSpan((int)(first % Width), into.Length).CopyTo(into);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(numbers);
            ArrayPool<float>.Shared.Return(lengths);
        }
    }

    // A row of zeros has no direction, and stays one.
    private static void Scale(Span<float> row, float length)
    {
        var now = TensorPrimitives.Norm(row);
        if (now > 0)
        {
            TensorPrimitives.Multiply(row, length / now, row);
        }
    }
}

/// <summary>Reads numbers of a tensor from the first named on, until the span is full.</summary>
internal delegate void NumbersReader(long first, Span<float> into);
