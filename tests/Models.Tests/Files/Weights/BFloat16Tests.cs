using Surgical.Models.Files.Weights;

namespace Surgical.Models.Tests.Files.Weights;

public sealed class BFloat16Tests
{
    [Theory]
    [InlineData(50.596443f, 50.5f)]
    [InlineData(1f, 1f)]
    [InlineData(3.14159274f, 3.140625f)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    public void Round_Number_IsTheNearest(float number, float nearest) => Assert.Equal(nearest, Rounded(number)[0]);

    [Theory]
    [InlineData(1.00390625f, 1f)]
    [InlineData(1.01171875f, 1.015625f)]
    public void Round_Tie_GoesToTheEvenOne(float number, float even) => Assert.Equal(even, Rounded(number)[0]);

    [Fact]
    public void Round_ManyNumbers_AreRoundedAsEachAlone()
    {
        var random = new Random(3);
        float[] numbers =
            [.. Enumerable.Range(0, 1001).Select(_ => BitConverter.Int32BitsToSingle(random.Next())), float.NaN];

        Assert.Equal(numbers.Select(number => Rounded(number)[0]), Rounded(numbers));
    }

    private static float[] Rounded(params float[] numbers)
    {
        var bits = new ushort[numbers.Length];
        BFloat16.Round(numbers, bits);
        var rounded = new float[numbers.Length];
        BFloat16.Widen(bits, rounded);
        return rounded;
    }
}
