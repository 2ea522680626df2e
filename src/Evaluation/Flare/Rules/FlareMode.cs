namespace Surgical.Evaluation.Flare.Rules;

/// <summary>
/// Whose rules FLARE Task 5 answers are read and scored by. Values of the two years are not comparable.
/// </summary>
public enum FlareMode
{
    /// <summary>medfm-flare/FLARE26-MedGemma, mle/engine/evaluate.py at e447d3c14a. The default.</summary>
    Flare26,

    /// <summary>
    /// medfm-flare/FLARE25-MedGemma, evaluate_model.py at 52ca4de95b, as it is: its slips are reproduced and named
    /// beside the numbers.
    /// </summary>
    Flare25,
}
