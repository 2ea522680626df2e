namespace Surgical.Evaluation;

/// <summary>Whether something is right as often as its confidence says.</summary>
/// <remarks>Guo et al., On Calibration of Modern Neural Networks, ICML 2017; ten bins of equal width.</remarks>
/// <param name="Bins">Ascending; a bin without an answer has 0 of them and NaN.</param>
internal sealed record Calibration(IReadOnlyList<CalibrationBin> Bins)
{
    private const int BinCount = 10;

    /// <summary>Answers.</summary>
    public int Samples => Bins.Sum(bin => bin.Samples);

    /// <summary>Share of right answers; NaN of none.</summary>
    public double Accuracy => Bins.Where(bin => bin.Samples > 0).Sum(bin => bin.Samples * bin.Accuracy) / Samples;

    /// <summary>ECE: the gap between confidence and accuracy, averaged over the answers; 0 to 1, NaN of none.</summary>
    public double ExpectedError => Bins.Where(bin => bin.Samples > 0)
        .Sum(bin => bin.Samples * Math.Abs(bin.Accuracy - bin.Confidence)) / Samples;

    /// <param name="answers">Confidence, 0 to 1, and whether the answer was right.</param>
    public static Calibration Of(IReadOnlyCollection<(double Confidence, bool IsRight)> answers)
    {
        var binned = answers.ToLookup(answer => Math.Clamp((int)(answer.Confidence * BinCount), 0, BinCount - 1));
        return new([.. Enumerable.Range(0, BinCount).Select(bin => Bin(bin, [.. binned[bin]]))]);
    }

    private static CalibrationBin Bin(int number, (double Confidence, bool IsRight)[] answers) => new(
        (double)number / BinCount,
        (double)(number + 1) / BinCount,
        answers.Length,
        Averages.Mean([.. answers.Select(answer => answer.Confidence)]),
        Averages.Mean([.. answers.Select(answer => answer.IsRight ? 1.0 : 0)]));
}

/// <summary>The answers whose confidence lies between two bounds.</summary>
/// <param name="Low">Included.</param>
/// <param name="High">Not included, but for 1.</param>
/// <param name="Samples">Answers.</param>
/// <param name="Confidence">Their mean confidence; NaN of none.</param>
/// <param name="Accuracy">Share that is right; NaN of none.</param>
internal readonly record struct CalibrationBin(double Low, double High, int Samples, double Confidence, double Accuracy);
