using Surgical.ModelImport.Quantising;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Tests.Quantising;

public sealed class BlockQuantizerTests
{
    [Theory]
    [InlineData(4, 32, 96)]
    [InlineData(4, 128, 256)]
    [InlineData(4, 32, 75)]
    [InlineData(4, 128, 1)]
    [InlineData(8, 32, 4304)]
    [InlineData(8, 128, 300)]
    public void Pack_AnyRow_IsWhatTheFormulaSays(int bits, int block, int columns)
    {
        var random = new Random(bits + columns);
        var row = Enumerable.Range(0, columns).Select(_ => (random.NextSingle() - 0.5f) * 3).ToArray();
        row[columns / 2] = 0;

        var (levels, scales) = Pack(row, bits, block);

        var zero = 1 << (bits - 1);
        for (var i = 0; i < levels.Length; i++)
        {
            var scale = row.Skip(i / block * block).Take(block).MaxBy(MathF.Abs) / -zero;
            var value = i < columns ? row[i] : 0;
            Assert.Equal(scale, scales[i / block]);
            Assert.Equal(Math.Clamp((int)MathF.Round(value / scale) + zero, 0, (2 * zero) - 1), levels[i]);
        }
    }

    [Fact]
    public void Pack_GreatestOfABlock_IsExact()
    {
        var (levels, scales) = Pack([0.1f, -0.7f, 0.3f, 0.69f], bits: 4, block: 32);

        Assert.Equal(-0.7f, (levels[1] - 8) * scales[0]);
    }

    [Fact]
    public void Pack_BlockOfZeros_StaysZero()
    {
        var (levels, scales) = Pack(new float[40], bits: 4, block: 32);

        Assert.All(levels, level => Assert.Equal(8, level));
        Assert.Equal([0f, 0f], scales);
    }

    [Fact]
    public void Pack_SmallestNumbersThereAre_StayInRange()
    {
        var row = Enumerable.Range(0, 32).Select(i => i % 13 * float.Epsilon).ToArray();

        Assert.All(Pack(row, bits: 4, block: 32).Levels, level => Assert.InRange(level, 0, 15));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Pack_NumberThatIsNotFinite_IsRefused(float odd)
    {
        var quantizer = new BlockQuantizer(new WeightPacking(4, 32), columns: 33);
        var row = new float[33];
        row[32] = odd;

        Assert.False(quantizer.Pack(row, new byte[quantizer.RowBytes], new float[quantizer.RowScales]));
    }

    private static (int[] Levels, float[] Scales) Pack(float[] row, int bits, int block)
    {
        var quantizer = new BlockQuantizer(new WeightPacking(bits, block), row.Length);
        var (bytes, scales) = (new byte[quantizer.RowBytes], new float[quantizer.RowScales]);
        Assert.True(quantizer.Pack(row, bytes, scales));
        return (bits == 8 ? [.. bytes] : [.. bytes.SelectMany(pair => (int[])[pair & 15, pair >> 4])], scales);
    }
}
