using System.Numerics;
using System.Runtime.InteropServices;

namespace Surgical.Models.Files.Weights;

/// <summary>Rounds float32 to bfloat16: to the nearest, ties to even, as PyTorch does.</summary>
public static class BFloat16
{
    private const uint QuietNaN = 0x7FC0;

    /// <summary>Bits of the nearest bfloat16.</summary>
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

    /// <summary>Rounds numbers.</summary>
    /// <param name="values">What is rounded.</param>
    /// <param name="into">Receives the bits; at least as long.</param>
    public static void Round(ReadOnlySpan<float> values, Span<ushort> into)
    {
        var done = 0;
        for (; done <= values.Length - Vector<ushort>.Count; done += Vector<ushort>.Count)
        {
            var low = Round(new Vector<float>(values[done..]));
            var high = Round(new Vector<float>(values[(done + Vector<float>.Count)..]));
            Vector.Narrow(low, high).CopyTo(into[done..]);
        }

        for (; done < values.Length; done++)
        {
            into[done] = Round(values[done]);
        }
    }

    /// <summary>Widens bits to the numbers that they stand for; exact.</summary>
    /// <param name="bits">What is widened.</param>
    /// <param name="into">As long, or longer.</param>
    public static void Widen(ReadOnlySpan<ushort> bits, Span<float> into) =>
        Floats.Widen(MemoryMarshal.AsBytes(bits), TensorType.BF16, into);

    /// <summary>Little-endian bytes of the rounded numbers.</summary>
    internal static byte[] Bytes(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(ushort)];
        Round(values, MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()));
        return bytes;
    }

    private static Vector<uint> Round(Vector<float> values)
    {
        var bits = Vector.AsVectorUInt32(values);
        var rounded = (bits + new Vector<uint>(0x7FFF) + ((bits >> 16) & Vector<uint>.One)) >> 16;
        return Vector.ConditionalSelect(
            Vector.AsVectorUInt32(Vector.Equals(values, values)), rounded, new Vector<uint>(QuietNaN));
    }
}
