using System.Runtime.InteropServices;

namespace Surgical.ModelImport.Weights;

/// <summary>Rounds float32 to bfloat16: to the nearest, ties to even, as PyTorch does.</summary>
internal static class BFloat16
{
    private const uint QuietNaN = 0x7FC0;

    public static ushort Round(float value)
    {
        if (float.IsNaN(value))
        {
            return (ushort)QuietNaN;
        }

        var bits = BitConverter.SingleToUInt32Bits(value);
        var half = 0x7FFF + ((bits >> 16) & 1);
        return (ushort)((bits + half) >> 16);
    }

    /// <summary>Little-endian bytes of the rounded numbers.</summary>
    public static byte[] Bytes(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(ushort)];
        Round(values, MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()));
        return bytes;
    }

    public static void Round(ReadOnlySpan<float> values, Span<ushort> into)
    {
        for (var i = 0; i < values.Length; i++)
        {
            into[i] = Round(values[i]);
        }
    }
}
