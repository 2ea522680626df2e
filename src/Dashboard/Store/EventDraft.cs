using Surgical.Analyzer;
using Surgical.Dashboard.Cases;
using Surgical.Dashboard.Review;
using Surgical.Models.Contract;

namespace Surgical.Dashboard.Store;

/// <summary>An event before it has a number.</summary>
/// <param name="Kind">What happened.</param>
internal sealed record EventDraft(CaseEventKind Kind)
{
    public KeyFrameAnalysis? KeyFrame { get; init; }

    /// <summary>SHA-256 of a picture that is kept already.</summary>
    public string? Picture { get; init; }

    public IReadOnlyList<PhaseSpan>? Phases { get; init; }

    public ModelIdentity? Model { get; init; }

    public string? Message { get; init; }

    public FrameCorrection? Correction { get; init; }

    public PathCorrection? Path { get; init; }

    /// <summary>What was asked and replied, written in the same transaction; null where nothing was asked.</summary>
    public Answer? Answer { get; init; }

    /// <summary>The event, now that its number is known.</summary>
    public CaseEvent Numbered(long number, DateTimeOffset at) =>
        new(number, Kind, at, KeyFrame, Picture, Phases, Model, Message, Correction, Path);
}

/// <summary>A question and its reply, to be kept word for word.</summary>
internal sealed record Answer(Question Question, ModelReply Reply, ModelIdentity Model);
