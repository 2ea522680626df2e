using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Surgical.Models.Files.Weights;

/// <summary>Widens the number types of checkpoints to float32; exact for all of them.</summary>
internal static class Floats
{
    public static void Widen(ReadOnlySpan<byte> from, TensorType type, Span<float> into)
    {
        switch (type)
        {
            case TensorType.F32:
                from.CopyTo(MemoryMarshal.AsBytes(into));
                break;
            case TensorType.F16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(from), into);
                break;
            case TensorType.BF16:
                WidenBFloat16(MemoryMarshal.Cast<byte, ushort>(from), MemoryMarshal.Cast<float, uint>(into));
                break;
        }
    }

    // A bfloat16 is the upper half of a float32.
    private static void WidenBFloat16(ReadOnlySpan<ushort> from, Span<uint> into)
    {
        var done = 0;
        for (; done <= from.Length - Vector<ushort>.Count; done += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(from[done..]), out var low, out var high);
            (low << 16).CopyTo(into[done..]);
            (high << 16).CopyTo(into[(done + Vector<uint>.Count)..]);
        }

        for (; done < from.Length; done++)
        {
            into[done] = (uint)from[done] << 16;
        }
    }
}
