namespace Surgical.Evaluation.Figures;

/// <summary>Whether something is right as often as its confidence says.</summary>
/// <remarks>Guo et al., On Calibration of Modern Neural Networks, ICML 2017; ten bins of equal width.</remarks>
/// <param name="Bins">Ascending.</param>
internal sealed record Calibration(IReadOnlyList<CalibrationBin> Bins)
{
    private const int BinCount = 10;

    /// <summary>Answers.</summary>
    public int Samples => Bins.Sum(bin => bin.Samples);

    /// <summary>Share of right answers; NaN of none.</summary>
    public double Accuracy => (double)Bins.Sum(bin => bin.Right) / Samples;

    /// <summary>ECE: the gap between confidence and accuracy, averaged over the answers; 0 to 1, NaN of none.</summary>
    public double ExpectedError => Bins.Where(bin => bin.Samples > 0)
        .Sum(bin => bin.Samples * Math.Abs(bin.Accuracy - bin.Confidence)) / Samples;

    /// <param name="answers">Confidence, 0 to 1, and whether the answer was right.</param>
    public static Calibration Of(IEnumerable<(double Confidence, bool IsRight)> answers)
    {
        var (samples, right, confidences) = (new int[BinCount], new int[BinCount], new double[BinCount]);
        foreach (var (confidence, isRight) in answers)
        {
            var bin = Math.Clamp((int)(confidence * BinCount), 0, BinCount - 1);
            samples[bin]++;
            right[bin] += isRight ? 1 : 0;
            confidences[bin] += confidence;
        }

        return new([.. Enumerable.Range(0, BinCount).Select(bin => new CalibrationBin(
            (double)bin / BinCount, (double)(bin + 1) / BinCount, samples[bin], right[bin], confidences[bin]))]);
    }

    /// <summary>Of all answers of some parts.</summary>
    public static Calibration Sum(IEnumerable<Calibration> parts) => parts.Aggregate(
        Of([]), (sum, part) => new([.. sum.Bins.Zip(part.Bins, (one, other) => one + other)]));
}

/// <summary>The answers whose confidence lies between two bounds.</summary>
/// <param name="Low">Included.</param>
/// <param name="High">Not included, but for 1.</param>
/// <param name="Samples">Answers.</param>
/// <param name="Right">Those that are right.</param>
/// <param name="Confidences">The sum of their confidences.</param>
internal readonly record struct CalibrationBin(double Low, double High, int Samples, int Right, double Confidences)
{
    /// <summary>Mean confidence; NaN of no answer.</summary>
    public double Confidence => Confidences / Samples;

    /// <summary>Share that is right; NaN of no answer.</summary>
    public double Accuracy => (double)Right / Samples;

    public static CalibrationBin operator +(CalibrationBin left, CalibrationBin right) => left with
    {
        Samples = left.Samples + right.Samples,
        Right = left.Right + right.Right,
        Confidences = left.Confidences + right.Confidences,
    };
}
