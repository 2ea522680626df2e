using Surgical.Cases.Chart;

namespace Surgical.Cases.Store.Tables;

/// <summary>One numbered event; bodies are JSON in the form the page gets.</summary>
public sealed class EventRow
{
    /// <summary>Of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>From 1, without gaps in one case.</summary>
    public required long Number { get; init; }

    /// <summary>Name of a <see cref="CaseEventKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A <see cref="Analyzer.Findings.KeyFrameAnalysis"/>.</summary>
    public string? KeyFrame { get; init; }

    /// <summary>SHA-256 of the key frame's JPEG.</summary>
    public string? Picture { get; init; }

    /// <summary>A list of <see cref="PhaseSpan"/>.</summary>
    public string? Phases { get; init; }

    /// <summary>A <see cref="Models.Contract.ModelIdentity"/>.</summary>
    public string? Model { get; init; }

    /// <summary>In words.</summary>
    public string? Message { get; init; }

    /// <summary>A <see cref="FrameCorrection"/>.</summary>
    public string? Correction { get; init; }

    /// <summary>A <see cref="PathCorrection"/>.</summary>
    public string? Path { get; init; }

    /// <summary>A <see cref="CaseFootage"/>.</summary>
    public string? Footage { get; init; }

    /// <summary>A list of numbers of events of the same case.</summary>
    public string? Erases { get; init; }

    /// <summary>A <see cref="Chart.Moments.Moment"/>.</summary>
    public string? Moment { get; init; }

    /// <summary>A <see cref="Chart.Moments.MomentSettlement"/>.</summary>
    public string? Settlement { get; init; }

    /// <summary>A <see cref="CorrectionWithdrawal"/>.</summary>
    public string? Withdrawal { get; init; }

    /// <summary>Id of the moment that it changes; null for other kinds, and where it makes one.</summary>
    public string? About { get; init; }

    /// <summary>An <see cref="EventAuthor"/>; null in rows from before December 2026.</summary>
    public string? Author { get; init; }

    /// <summary>What a person's client calls the change; null for none.</summary>
    public string? ClientId { get; init; }

    /// <summary>When what it said was erased; null where it was not.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}
