using System.Text.Json.Serialization;

namespace Surgical.Evaluation.Runs;

/// <summary>What a run asks a model for, as the verbs of <c>evaluate</c> are called.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunKind>))]
public enum RunKind
{
    /// <summary>The phases of videos.</summary>
    [JsonStringEnumMemberName("phases")]
    Phases,

    /// <summary>Answers to questions of FLARE.</summary>
    [JsonStringEnumMemberName("flare")]
    Flare,

    /// <summary>How probable reference replies are.</summary>
    [JsonStringEnumMemberName("cot")]
    Cot,
}
