namespace Surgical.Evaluation.Figures;

/// <summary>What was matched, in counts; the shares are 0 where nothing could be.</summary>
/// <param name="TruePositives">Predictions with a reference.</param>
/// <param name="FalsePositives">Predictions without.</param>
/// <param name="FalseNegatives">References without a prediction.</param>
internal sealed record MatchCounts(int TruePositives, int FalsePositives, int FalseNegatives)
{
    public static MatchCounts None { get; } = new(0, 0, 0);

    public double Precision => Share(TruePositives, TruePositives + FalsePositives);

    public double Recall => Share(TruePositives, TruePositives + FalseNegatives);

    public double F1 => Share(2 * Precision * Recall, Precision + Recall);

    public static MatchCounts operator +(MatchCounts left, MatchCounts right) => new(
        left.TruePositives + right.TruePositives,
        left.FalsePositives + right.FalsePositives,
        left.FalseNegatives + right.FalseNegatives);

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
