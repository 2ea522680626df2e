using System.ComponentModel.DataAnnotations;

namespace Surgical.Evaluation.Phases;

/// <summary>How phases are compared.</summary>
public sealed record PhaseEvaluationOptions
{
    /// <summary>Samples a second. Default 1, as in the literature.</summary>
    [Range(0.1, 240.0)]
    public double FramesPerSecond { get; init; } = 1;

    /// <summary>Where the samples of a case end.</summary>
    public SampledUntil Until { get; init; }

    /// <summary>Keys of the cases to be scored; null for all that both folders hold.</summary>
    public IReadOnlyCollection<string>? Cases { get; init; }

    /// <summary>Of the resampling behind the intervals. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>CSV file of cases, or a folder of such; needed with <see cref="SplitBy"/>.</summary>
    public string? CaseTable { get; init; }

    /// <summary>Column of that table to split the results by; null for none.</summary>
    public string? SplitBy { get; init; }

    /// <summary>
    /// Folder in which the report looks for the videos, beside the folders of truth and prediction. Default null, none.
    /// </summary>
    public string? Videos { get; init; }
}
