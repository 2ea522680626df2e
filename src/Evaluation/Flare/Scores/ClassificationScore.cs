using Surgical.DataSets.Flare;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Answers;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>One class a sample. Fractions, 0 to 1; NaN of no samples in FLARE26, 0 in FLARE25.</summary>
/// <param name="BalancedAccuracy">Primary: mean recall over the classes that occur among the references.</param>
/// <param name="Accuracy">Share of equal answers.</param>
/// <param name="F1">F1 of each class weighted by its support.</param>
/// <param name="Samples">Samples given.</param>
/// <param name="ValidSamples">Samples that the figures rest on, as the reference counts them.</param>
/// <param name="Support">How often each class is the reference.</param>
/// <param name="Note">Which slip of the reference a figure carries; null for none.</param>
internal sealed record ClassificationScore(
    double BalancedAccuracy,
    double Accuracy,
    double F1,
    int Samples,
    int ValidSamples,
    IReadOnlyDictionary<string, int> Support,
    string? Note)
{
    private const string TwoClasses =
        "FLARE25 asks scikit-learn for a binary F1 of text labels when there are two classes; it refuses, and every "
        + "figure of the task becomes 0.";

    private const string OneClass = "FLARE25 asks scikit-learn for a binary F1 of a class named 1, so F1 is 0.";

    /// <param name="predictions">Parsed answers; null for none.</param>
    /// <param name="references">Right answers, in the same order.</param>
    /// <param name="mode">Whose rules.</param>
    public static ClassificationScore Of(
        IReadOnlyList<string?> predictions, IReadOnlyList<string?> references, FlareMode mode)
    {
        Pairs.Require(predictions, references);
        Func<string?, string> normalise = mode == FlareMode.Flare25 ? ClassAnswer.Normalise25 : NormalText.Of;
        var counts = new ClassCounts(predictions.Select(normalise), references.Select(normalise));
        var score = new ClassificationScore(
            counts.BalancedAccuracy,
            counts.Accuracy,
            counts.WeightedF1,
            references.Count,
            references.Count,
            counts.Support,
            Note: null);
        return mode == FlareMode.Flare25 ? AsIn2025(score, counts.Classes) : score;
    }

    private static ClassificationScore AsIn2025(ClassificationScore score, int classes) => classes switch
    {
        0 => score with { BalancedAccuracy = 0, Accuracy = 0, F1 = 0 },
        1 => score with { F1 = 0, Note = OneClass },
        2 => score with { BalancedAccuracy = 0, Accuracy = 0, F1 = 0, ValidSamples = 0, Note = TwoClasses },
        _ => score,
    };
}
