namespace Surgical.Evaluation.Figures;

/// <summary>How long answers took, in seconds.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="Within90">90 % of them took no longer.</param>
/// <param name="Within95">95 % of them took no longer.</param>
/// <param name="Longest">None took longer.</param>
internal sealed record Latency(int Count, double Median, double Within90, double Within95, double Longest)
{
    /// <returns>Null of no answer.</returns>
    public static Latency? Of(IEnumerable<double> seconds)
    {
        double[] ordered = [.. seconds.Order()];
        return ordered.Length == 0
            ? null
            : new(
                ordered.Length,
                Quantile.Of(ordered, 0.5),
                Quantile.Of(ordered, 0.9),
                Quantile.Of(ordered, 0.95),
                ordered[^1]);
    }
}
