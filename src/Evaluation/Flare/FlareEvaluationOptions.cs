using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare;

/// <summary>How answers to FLARE's questions are scored.</summary>
public sealed record FlareEvaluationOptions
{
    /// <summary>Whose rules. Default those of 2026.</summary>
    public FlareMode Mode { get; init; }

    /// <summary>File with the words that reports are scored by; null for the product's own.</summary>
    public string? Lexicon { get; init; }

    /// <summary>A field of the questions to split the results by; null for none.</summary>
    public string? SplitBy { get; init; }

    /// <summary>
    /// A field of the questions that says whose they are: a patient, a video. What is resampled for the intervals are
    /// its values; null for pictures, which is the first ImageName of a question.
    /// </summary>
    public string? Case { get; init; }

    /// <summary>Of the resampling behind the intervals. Default 0.</summary>
    public int Seed { get; init; }
}
