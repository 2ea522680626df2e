using Surgical.Models.Graphs;

namespace Surgical.Models.Tests.Graphs;

public sealed class AveragePoolingTests
{
    [Fact]
    public void Matrix_FourByFourToTwoByTwo_AveragesEachQuarter()
    {
        var rows = AveragePooling.Matrix(grid: 4, side: 2).Chunk(16).ToList();

        Assert.Equal([2, 3, 6, 7], Members(rows[1]));
        Assert.Equal([8, 9, 12, 13], Members(rows[2]));
        Assert.All(rows, row => Assert.Equal(1, row.Sum()));
    }

    private static IEnumerable<int> Members(float[] row) => Enumerable.Range(0, row.Length).Where(i => row[i] == 0.25f);
}
