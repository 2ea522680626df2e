using System.Text.Json.Serialization;

namespace Surgical.Cases.Chart;

/// <summary>What happened to a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseEventKind>))]
public enum CaseEventKind
{
    /// <summary>The first key frame is next.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>A key frame was read, or could not be.</summary>
    [JsonStringEnumMemberName("key-frame")]
    KeyFrame,

    /// <summary>The best whole path is known.</summary>
    [JsonStringEnumMemberName("phases")]
    Phases,

    /// <summary>What there was to see is known: gaps, and the share that was seen.</summary>
    [JsonStringEnumMemberName("footage")]
    Footage,

    /// <summary>Read to its end.</summary>
    [JsonStringEnumMemberName("ended")]
    Ended,

    /// <summary>It cannot be read; the message says why.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The program had stopped in the middle and goes on after the last event.</summary>
    [JsonStringEnumMemberName("resumed")]
    Resumed,

    /// <summary>It had failed or was cancelled, and somebody asked for it again: it waits for its turn.</summary>
    [JsonStringEnumMemberName("retried")]
    Retried,

    /// <summary>Somebody stopped it; a retry goes on after what was read.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>An instructor confirmed or corrected a key frame.</summary>
    [JsonStringEnumMemberName("corrected")]
    Corrected,

    /// <summary>An instructor gave the phases of the whole case.</summary>
    [JsonStringEnumMemberName("path-corrected")]
    PathCorrected,

    /// <summary>Somebody took a correction back: none counts there.</summary>
    [JsonStringEnumMemberName("correction-withdrawn")]
    CorrectionWithdrawn,

    /// <summary>A person set a mark.</summary>
    [JsonStringEnumMemberName("moment")]
    Moment,

    /// <summary>A person changed a mark of theirs; the whole new content is there.</summary>
    [JsonStringEnumMemberName("moment-edited")]
    MomentEdited,

    /// <summary>A person said what became of a moment.</summary>
    [JsonStringEnumMemberName("moment-settled")]
    MomentSettled,

    /// <summary>Somebody had what earlier events said erased.</summary>
    [JsonStringEnumMemberName("erasure")]
    Erasure,
}
