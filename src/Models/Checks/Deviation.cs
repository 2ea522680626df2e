using System.Numerics.Tensors;

namespace Surgical.Models.Checks;

/// <summary>How far computed values are from reference values.</summary>
internal static class Deviation
{
    /// <summary>
    /// Greatest difference over the greatest absolute reference value; infinite where lengths differ or a value is no
    /// number.
    /// </summary>
    public static double Relative(ReadOnlySpan<float> computed, ReadOnlySpan<float> reference)
    {
        if (computed.Length != reference.Length)
        {
            return double.PositiveInfinity;
        }

        if (reference.IsEmpty)
        {
            return 0;
        }

        var greatest = 0f;
        for (var i = 0; i < reference.Length; i++)
        {
            // Max and Min pass on what is no number.
            greatest = MathF.Max(greatest, MathF.Abs(computed[i] - reference[i]));
        }

        var relative = greatest / Math.Abs((double)TensorPrimitives.MaxMagnitude(reference));
        return double.IsNaN(relative) ? double.PositiveInfinity : relative;
    }

    /// <summary>
    /// The least cosine similarity of two matrices' rows, 0 where lengths differ or a value is no number.
    /// </summary>
    public static double LeastCosine(ReadOnlySpan<float> computed, ReadOnlySpan<float> reference, int width)
    {
        if (computed.Length != reference.Length)
        {
            return 0;
        }

        var least = 1.0;
        for (var row = 0; row < reference.Length; row += width)
        {
            least = Math.Min(least, Cosine(computed.Slice(row, width), reference.Slice(row, width)));
        }

        return double.IsNaN(least) ? 0 : least;
    }

    // In double precision, since what is left of 1 is what counts.
    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (product, ofA, ofB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            product += (double)a[i] * b[i];
            ofA += (double)a[i] * a[i];
            ofB += (double)b[i] * b[i];
        }

        return product / Math.Sqrt(ofA * ofB);
    }
}
