namespace Surgical.Evaluation.Figures;

/// <summary>Means and deviations; NaN where there is nothing to average.</summary>
internal static class Averages
{
    public static double Mean(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? double.NaN : values.Sum() / values.Count;

    /// <summary>The mean of the values that are defined.</summary>
    public static double MeanOfDefined(IReadOnlyList<double> values)
    {
        var (sum, defined) = (0.0, 0);
        for (var place = 0; place < values.Count; place++)
        {
            (sum, defined) = double.IsNaN(values[place]) ? (sum, defined) : (sum + values[place], defined + 1);
        }

        return sum / defined;
    }

    /// <summary>Standard deviation with N in the denominator.</summary>
    public static double PopulationDeviation(IReadOnlyCollection<double> values) =>
        Math.Sqrt(SquaredDeviations(values) / values.Count);

    /// <summary>Standard deviation with N - 1 in the denominator; NaN for fewer than two values.</summary>
    public static double SampleDeviation(IReadOnlyCollection<double> values) =>
        values.Count < 2 ? double.NaN : Math.Sqrt(SquaredDeviations(values) / (values.Count - 1));

    private static double SquaredDeviations(IReadOnlyCollection<double> values)
    {
        var mean = Mean(values);
        return values.Sum(value => (value - mean) * (value - mean));
    }
}
