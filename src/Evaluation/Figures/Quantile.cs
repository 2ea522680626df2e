namespace Surgical.Evaluation.Figures;

/// <summary>Quantiles, linear between neighbours (type 7 of Hyndman and Fan, as in R and NumPy).</summary>
internal static class Quantile
{
    /// <param name="ordered">Ascending; at least one.</param>
    /// <param name="share">0, the least, to 1, the greatest.</param>
    public static double Of(IReadOnlyList<double> ordered, double share)
    {
        var place = share * (ordered.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, ordered.Count - 1);

        // Infinite errors have no difference between them.
        return ordered[below] == ordered[above] || place == below
            ? ordered[below]
            : ordered[below] + ((place - below) * (ordered[above] - ordered[below]));
    }
}
