using System.Runtime.InteropServices;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Tests.Files.Weights;

public sealed class FloatsTests
{
    [Fact]
    public void Widen_EveryBFloat16_IsTheUpperHalfOfTheFloat()
    {
        var all = Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits).ToArray();

        var widened = Widen(MemoryMarshal.AsBytes(all.AsSpan()), TensorType.BF16, all.Length);

        Assert.Equal(all.Select(bits => (uint)bits << 16), widened.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Widen_EveryFiniteHalf_IsExact()
    {
        var all = Enumerable.Range(0, 1 << 16)
            .Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))
            .Where(Half.IsFinite)
            .ToArray();

        var widened = Widen(MemoryMarshal.AsBytes(all.AsSpan()), TensorType.F16, all.Length);

        Assert.Equal(all.Select(half => (float)half), widened);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    public void Widen_OddLengthAtOddAddress_ReachesTheLastNumber(int count)
    {
        var bytes = new byte[1 + (2 * count)];
        bytes.AsSpan(1).Fill(0x3F);

        var widened = Widen(bytes.AsSpan(1), TensorType.BF16, count);

        Assert.All(widened, number => Assert.Equal(BitConverter.UInt32BitsToSingle(0x3F3F0000), number));
    }

    private static float[] Widen(ReadOnlySpan<byte> bytes, TensorType type, int count)
    {
        var into = new float[count];
        Floats.Widen(bytes, type, into);
        return into;
    }
}
