using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Quantising;

/// <summary>
/// Rounds rows of a matrix to 4 or 8 bits, symmetric and to the nearest: w = (q - zero) x scale with zero 8 or 128, and
/// the weight of largest magnitude in a block exactly at q = 0 (medgemma.md 7.5). For one thread.
/// </summary>
/// <param name="packing">Bits and block.</param>
/// <param name="columns">Weights in a row.</param>
internal sealed class BlockQuantizer(WeightPacking packing, int columns)
{
    private readonly int _blocks = (int)packing.Blocks(columns);
    private readonly int _zero = 1 << (packing.Bits - 1);
    private readonly float[] _levels = new float[packing.Blocks(columns) * packing.Block];
    private readonly int[] _rounded = new int[packing.Blocks(columns) * packing.Block];

    /// <summary>Bytes that a row is packed into.</summary>
    public int RowBytes => _blocks * packing.BlockBytes;

    /// <summary>Scales of a row.</summary>
    public int RowScales => _blocks;

    /// <summary>Packs one row; a block that it does not fill is filled up with zeros.</summary>
    /// <returns>False if a weight is not finite.</returns>
    public bool Pack(ReadOnlySpan<float> row, Span<byte> bytes, Span<float> scales)
    {
        row.CopyTo(_levels);
        _levels.AsSpan(columns).Clear();
        for (var block = 0; block < _blocks; block++)
        {
            var values = _levels.AsSpan(block * packing.Block, packing.Block);
            var scale = TensorPrimitives.MaxMagnitude<float>(values) / -_zero;
            if (!float.IsFinite(scale))
            {
                return false;
            }

            scales[block] = scale;
            if (scale != 0)
            {
                TensorPrimitives.Divide(values, scale, values);
            }
        }

        TensorPrimitives.Round<float>(_levels, _levels);
        TensorPrimitives.ConvertTruncating<float, int>(_levels, _rounded);
        TensorPrimitives.Add<int>(_rounded, _zero, _rounded);
        TensorPrimitives.Max<int>(_rounded, 0, _rounded);
        TensorPrimitives.Min<int>(_rounded, (2 * _zero) - 1, _rounded);
        Store(bytes);
        return true;
    }

    // The even weight of a pair lies in the low half of its byte.
    private void Store(Span<byte> bytes)
    {
        if (packing.Bits == 8)
        {
            for (var i = 0; i < _rounded.Length; i++)
            {
                bytes[i] = (byte)_rounded[i];
            }

            return;
        }

        var pairs = MemoryMarshal.Cast<int, ulong>(_rounded.AsSpan());
        for (var i = 0; i < pairs.Length; i++)
        {
            bytes[i] = (byte)(pairs[i] | (pairs[i] >> 28));
        }
    }
}
