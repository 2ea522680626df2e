using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Models.Contract;

namespace Surgical.Cases.Store;

/// <summary>An event before it has a number.</summary>
/// <param name="Kind">What happened.</param>
public sealed record EventDraft(CaseEventKind Kind)
{
    /// <summary>What was read, for a key frame.</summary>
    public KeyFrameAnalysis? KeyFrame { get; init; }

    /// <summary>SHA-256 of a picture that is kept already.</summary>
    public string? Picture { get; init; }

    /// <summary>The best whole path, at the end of a reading.</summary>
    public IReadOnlyList<PhaseSpan>? Phases { get; init; }

    /// <summary>Which model reads, when a reading starts or resumes.</summary>
    public ModelIdentity? Model { get; init; }

    /// <summary>In words, where there is more to say.</summary>
    public string? Message { get; init; }

    /// <summary>What an instructor said of a key frame.</summary>
    public FrameCorrection? Correction { get; init; }

    /// <summary>What an instructor said of the phases of the whole case.</summary>
    public PathCorrection? Path { get; init; }

    /// <summary>What was asked and replied, written in the same transaction; null where nothing was asked.</summary>
    public Answer? Answer { get; init; }

    /// <summary>The event, now that its number is known.</summary>
    public CaseEvent Numbered(long number, DateTimeOffset at) =>
        new(number, Kind, at, KeyFrame, Picture, Phases, Model, Message, Correction, Path);
}

/// <summary>A question and its reply, to be kept word for word.</summary>
public sealed record Answer(Question Question, ModelReply Reply, ModelIdentity Model);
