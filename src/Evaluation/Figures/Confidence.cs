namespace Surgical.Evaluation.Figures;

/// <summary>How much a figure would differ had other cases been drawn: percentile bootstrap over cases.</summary>
/// <remarks>Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.</remarks>
/// <param name="Low">2.5th percentile; NaN where it cannot be said.</param>
/// <param name="High">97.5th percentile.</param>
internal readonly record struct Confidence(double Low, double High)
{
    /// <summary>Share of resamples inside the interval.</summary>
    public const double Level = 0.95;

    /// <summary>Resamples; customary for percentiles this far out.</summary>
    public const int Draws = 1000;

    /// <summary>Nothing can be said.</summary>
    public static Confidence None { get; } = new(double.NaN, double.NaN);

    /// <summary>Intervals of figures that are computed from whole cases.</summary>
    /// <param name="cases">The cases; of fewer than two nothing can be said.</param>
    /// <param name="figures">
    /// The figures of some cases, always as many; one case may come several times. A draw in which a figure is not
    /// defined is left out of its interval.
    /// </param>
    /// <param name="seed">The same seed gives the same intervals.</param>
    public static IReadOnlyList<Confidence> Of<TCase>(
        IReadOnlyList<TCase> cases, Func<IReadOnlyList<TCase>, IReadOnlyList<double>> figures, int seed)
    {
        if (cases.Count < 2)
        {
            return [.. figures(cases).Select(_ => None)];
        }

        var random = new Random(seed);
        var all = cases.ToArray();
        var draws = Enumerable.Range(0, Draws).Select(_ => figures(random.GetItems(all, all.Length))).ToArray();
        return [.. draws[0].Select((_, figure) => Of(draws.Select(draw => draw[figure])))];
    }

    private static Confidence Of(IEnumerable<double> draws)
    {
        double[] values = [.. draws.Where(value => !double.IsNaN(value)).Order()];
        return values.Length == 0
            ? None
            : new(Quantile.Of(values, (1 - Level) / 2), Quantile.Of(values, (1 + Level) / 2));
    }
}
