using System.Text.Json.Serialization;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Models.Contract;

namespace Surgical.Cases.Chart;

/// <summary>Something that happened to a case. Written once, never changed.</summary>
/// <param name="Number">From 1, without gaps in one case.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was written.</param>
/// <param name="KeyFrame">What was read, for a key frame.</param>
/// <param name="Picture">SHA-256 of the key frame's JPEG; null for other kinds.</param>
/// <param name="Phases">The best whole path, at the end of a reading.</param>
/// <param name="Model">Which model reads, when a reading starts or resumes.</param>
/// <param name="Message">In words, where there is more to say.</param>
/// <param name="Correction">What an instructor said of a key frame.</param>
/// <param name="Path">What an instructor said of the phases of the whole case.</param>
public sealed record CaseEvent(
    long Number,
    CaseEventKind Kind,
    DateTimeOffset At,
    KeyFrameAnalysis? KeyFrame,
    string? Picture,
    IReadOnlyList<PhaseSpan>? Phases,
    ModelIdentity? Model,
    string? Message,
    FrameCorrection? Correction,
    PathCorrection? Path);

/// <summary>What happened to a case.</summary>
[JsonConverter(typeof(KebabCase<CaseEventKind>))]
public enum CaseEventKind
{
    /// <summary>The first key frame is next.</summary>
    Started,

    /// <summary>A key frame was read, or could not be.</summary>
    KeyFrame,

    /// <summary>The best whole path is known.</summary>
    Phases,

    /// <summary>Read to its end.</summary>
    Ended,

    /// <summary>It cannot be read; the message says why.</summary>
    Failed,

    /// <summary>The program had stopped in the middle and goes on after the last event.</summary>
    Resumed,

    /// <summary>It had failed, and somebody asked for it again: it waits for its turn.</summary>
    Retried,

    /// <summary>An instructor confirmed or corrected a key frame.</summary>
    Corrected,

    /// <summary>An instructor gave the phases of the whole case.</summary>
    PathCorrected,
}
