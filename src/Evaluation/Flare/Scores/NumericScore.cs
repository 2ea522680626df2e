using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>Counting and regression: how far the numbers lie from the right ones, in the answers' own unit.</summary>
/// <param name="MeanAbsoluteError">Primary. Of no sample: infinite in FLARE25, NaN in FLARE26.</param>
/// <param name="RootMeanSquaredError">Null where FLARE25 gives none: of no sample.</param>
/// <param name="Samples">Samples given.</param>
/// <param name="Unparsed">Replies without a number: left out by FLARE25, taken for 0 by FLARE26.</param>
internal sealed record NumericScore(double MeanAbsoluteError, double? RootMeanSquaredError, int Samples, int Unparsed)
{
    /// <summary>Samples that the figures rest on, as FLARE25 counts them.</summary>
    public int ParsedSamples => Samples - Unparsed;

    /// <param name="predictions">Parsed numbers; null for none.</param>
    /// <param name="references">Right numbers, in the same order; finite.</param>
    /// <param name="mode">Whose rules.</param>
    /// <exception cref="EvaluationException">A reference is not a finite number.</exception>
    public static NumericScore Of(IReadOnlyList<double?> predictions, IReadOnlyList<double> references, FlareMode mode)
    {
        Pairs.Require(predictions, references);
        if (references.Any(reference => !double.IsFinite(reference)))
        {
            throw new EvaluationException("Expected finite numbers as references, got NaN or infinity.");
        }

        IReadOnlyList<double> errors =
        [
            .. predictions.Zip(references)
                .Where(pair => mode == FlareMode.Flare26 || pair.First is not null)
                .Select(pair => Math.Abs((pair.First ?? 0) - pair.Second)),
        ];
        var unparsed = predictions.Count(prediction => prediction is null);
        return errors.Count == 0 && mode == FlareMode.Flare25
            ? new(double.PositiveInfinity, null, references.Count, unparsed)
            : new(Averages.Mean(errors), RootMeanSquare(errors), references.Count, unparsed);
    }

    /// <summary>By way of the norm, which does not overflow.</summary>
    private static double RootMeanSquare(IReadOnlyList<double> errors) =>
        errors.Aggregate(0.0, double.Hypot) / Math.Sqrt(errors.Count);
}
