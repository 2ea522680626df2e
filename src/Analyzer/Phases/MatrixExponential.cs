namespace Surgical.Analyzer.Phases;

/// <summary>exp(rates × time) of a small matrix: Taylor series of a fraction of the time, squared back up.</summary>
internal static class MatrixExponential
{
    // Norm at most 1/8 with six terms: the remainder is below 1e-9, far under any figure of the procedure.
    private const double LargestStep = 0.125;
    private const int Terms = 6;

    /// <summary>Row by row, like the rates.</summary>
    /// <param name="rates">size × size, a row's sum 0.</param>
    /// <param name="size">Rows.</param>
    /// <param name="time">In the unit of the rates.</param>
    public static double[] Of(double[] rates, int size, double time)
    {
        var norm = 2 * time * Enumerable.Range(0, size).Max(row => Math.Abs(rates[(row * size) + row]));
        var squarings = norm > LargestStep ? (int)Math.Ceiling(Math.Log2(norm / LargestStep)) : 0;
        var fraction = Array.ConvertAll(rates, rate => rate * Math.ScaleB(time, -squarings));

        var result = Taylor(fraction, size);
        for (; squarings > 0; squarings--)
        {
            result = Product(result, result, size);
        }

        return result;
    }

    /// <summary>1 + x (1 + x/2 (1 + x/3 …)).</summary>
    private static double[] Taylor(double[] matrix, int size)
    {
        var result = Identity(size);
        for (var term = Terms; term > 0; term--)
        {
            result = Product(matrix, result, size);
            for (var index = 0; index < result.Length; index++)
            {
                result[index] = (result[index] / term) + (index % (size + 1) == 0 ? 1 : 0);
            }
        }

        return result;
    }

    private static double[] Identity(int size)
    {
        var identity = new double[size * size];
        for (var index = 0; index < identity.Length; index += size + 1)
        {
            identity[index] = 1;
        }

        return identity;
    }

    private static double[] Product(double[] left, double[] right, int size)
    {
        var product = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var inner = 0; inner < size; inner++)
            {
                var factor = left[(row * size) + inner];
                for (var column = 0; column < size; column++)
                {
                    product[(row * size) + column] += factor * right[(inner * size) + column];
                }
            }
        }

        return product;
    }
}
