using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Surgical.Models.Files.Weights;

namespace Surgical.Benchmarks.Gguf;

/// <summary>Numbers of a GGUF file that stand one by one, not in blocks.</summary>
/// <param name="Name">As --type spells it.</param>
/// <param name="Code">In the file.</param>
/// <param name="Bytes">Of a number.</param>
internal sealed record PlainNumbers(string Name, uint Code, int Bytes)
{
    public static PlainNumbers F32 { get; } = new("f32", 0, sizeof(float));

    public static PlainNumbers F16 { get; } = new("f16", 1, sizeof(ushort));

    public static PlainNumbers BF16 { get; } = new("bf16", 30, sizeof(ushort));

    /// <summary>Those that matrices may have.</summary>
    public static IReadOnlyList<PlainNumbers> All { get; } = [F32, F16, BF16];

    /// <summary>Rounds numbers.</summary>
    /// <param name="values">What is rounded.</param>
    /// <param name="into">As many numbers.</param>
    public void Write(ReadOnlySpan<float> values, Span<byte> into)
    {
        if (this == F16)
        {
            TensorPrimitives.ConvertToHalf(values, MemoryMarshal.Cast<byte, Half>(into));
        }
        else if (this == BF16)
        {
            BFloat16.Round(values, MemoryMarshal.Cast<byte, ushort>(into));
        }
        else
        {
            MemoryMarshal.AsBytes(values).CopyTo(into);
        }
    }
}
