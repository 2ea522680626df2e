using System.Text.Json.Serialization;

namespace Surgical.Analyzer.Findings;

/// <summary>Why a key frame was not read.</summary>
[JsonConverter(typeof(SpeltEnum<UnreadReason>))]
public enum UnreadReason
{
    /// <summary>No Final Answer, or an empty one, or no answer at all.</summary>
    [JsonStringEnumMemberName("no-answer")]
    NoAnswer,

    /// <summary>The token limit came first.</summary>
    [JsonStringEnumMemberName("cut-off")]
    CutOff,

    /// <summary>Two different Final Answers.</summary>
    [JsonStringEnumMemberName("ambiguous")]
    Ambiguous,

    /// <summary>No answer in time.</summary>
    [JsonStringEnumMemberName("time-limit")]
    TimeLimit,

    /// <summary>The picture is too dark.</summary>
    [JsonStringEnumMemberName("too-dark")]
    TooDark,

    /// <summary>The picture is too bright.</summary>
    [JsonStringEnumMemberName("too-bright")]
    TooBright,

    /// <summary>The picture is frozen.</summary>
    [JsonStringEnumMemberName("frozen")]
    Frozen,

    /// <summary>There is no picture.</summary>
    [JsonStringEnumMemberName("no-picture")]
    NoPicture,

    /// <summary>The picture is hopelessly blurred.</summary>
    [JsonStringEnumMemberName("blurred")]
    Blurred,

    /// <summary>The file is damaged where the picture is.</summary>
    [JsonStringEnumMemberName("damaged")]
    Damaged,

    /// <summary>The picture does not show an eye.</summary>
    [JsonStringEnumMemberName("not-an-eye")]
    NotAnEye,
}
