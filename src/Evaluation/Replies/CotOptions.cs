using System.ComponentModel.DataAnnotations;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Replies;

/// <summary>How reference replies are read and scored.</summary>
public sealed record CotOptions
{
    /// <summary>Columns that are named otherwise: "case=case_id"; empty for none.</summary>
    public string Columns { get; init; } = "";

    /// <summary>Folds by case, as card 2's data set has them; 1 for none. Default 5.</summary>
    [Range(1, 1000)]
    public int Folds { get; init; } = 5;

    /// <summary>The only fold whose held-out cases are read, from 0; null for all.</summary>
    public int? Fold { get; init; }

    /// <summary>
    /// Replies in a batch; decides nothing but the trainer's averages. Default 8, as transformers evaluates.
    /// </summary>
    /// <remarks>https://huggingface.co/docs/transformers/main_classes/trainer (per_device_eval_batch_size).</remarks>
    [Range(1, 1_000_000)]
    public int Batch { get; init; } = 8;

    /// <summary>Which tokens are scored. Default the reply's.</summary>
    public LearntTokens Learns { get; init; }

    /// <summary>The most replies to read, drawn by the seed; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Of what a limit draws.</summary>
    public int Seed { get; init; }

    /// <summary>A column to split the results by; null for none.</summary>
    public string? SplitBy { get; init; }
}
