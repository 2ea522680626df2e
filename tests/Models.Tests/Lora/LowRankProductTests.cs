using Surgical.Models.Lora;

namespace Surgical.Models.Tests.Lora;

public sealed class LowRankProductTests
{
    [Theory]
    [InlineData(9, 1, 3)]
    [InlineData(4, 16, 512)]
    [InlineData(7, 5, 1100)]
    [InlineData(13, 64, 530)]
    public void AddTo_AnyShape_IsTheProductInDoublePrecision(int rows, int rank, int width)
    {
        var (left, right, matrix) = (Random(rows * rank, 1), Random(rank * width, 2), Random(rows * width, 3));
        var sum = (float[])matrix.Clone();

        new LowRankProduct(left, right, rank, width, 0.5f).AddTo(0, sum);

        for (var i = 0; i < sum.Length; i++)
        {
            var exact = Enumerable.Range(0, rank)
                .Sum(k => (double)left[(i / width * rank) + k] * right[(k * width) + (i % width)]);
            Assert.Equal(matrix[i] + (0.5 * exact), sum[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 8)]
    [InlineData(527, 1100)]
    [InlineData(1, 5000)]
    public void AddTo_Stretch_GivesTheBitsOfTheWhole(int column, int length)
    {
        const int Rows = 10, Rank = 6, Width = 530;
        var (left, right) = (Random(Rows * Rank, 1), Random(Rank * Width, 2));
        var whole = new float[Rows * Width];
        new LowRankProduct(left, right, Rank, Width, 1.5f).AddTo(0, whole);
        var stretch = new float[length];

        new LowRankProduct(left, right, Rank, Width, 1.5f).AddTo(column, stretch);

        Assert.Equal(whole[column..(column + length)], stretch);
    }

    private static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
