namespace Surgical.Models.Pictures;

/// <summary>How a model wants pictures prepared, as its processor's files say; its manifest holds it.</summary>
/// <param name="Filter">Of the last resizing, to the model's own size.</param>
/// <param name="Factor">The 8-bit values are multiplied by it; 1 where the files ask for no rescaling.</param>
/// <param name="Mean">Then this is taken from red, green and blue; three zeros for no normalisation.</param>
/// <param name="Std">And what is left is divided by this; three ones for no normalisation.</param>
public sealed record PictureProcessing(
    ResizeFilter Filter, double Factor, IReadOnlyList<double> Mean, IReadOnlyList<double> Std)
{
    private const int Values = 256;

    /// <summary>Gemma 3's own (medgemma.md 5.4): bilinear, to values in [-1, 1].</summary>
    public static PictureProcessing Gemma { get; } =
        new(ResizeFilter.Bilinear, 1 / 255.0, [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);

    /// <summary>Whether the same pictures come of both, list by list.</summary>
    public bool Equals(PictureProcessing? other) => other is not null
        && Filter == other.Filter
        && Factor.Equals(other.Factor)
        && Mean.SequenceEqual(other.Mean)
        && Std.SequenceEqual(other.Std);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Filter, Factor, Mean[0], Std[0]);

    /// <summary>What each 8-bit value of a channel becomes: the reference's operations, rounded as there.</summary>
    internal float[] Table(int channel)
    {
        var (mean, std) = ((float)Mean[channel], (float)Std[channel]);
        return [.. Enumerable.Range(0, Values).Select(value => ((float)(value * Factor) - mean) / std)];
    }
}
