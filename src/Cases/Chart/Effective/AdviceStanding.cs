using System.Text.Json.Serialization;

namespace Surgical.Cases.Chart.Effective;

/// <summary>What became of the advice that the model gave at a key frame.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdviceStanding>))]
public enum AdviceStanding
{
    /// <summary>It gave none.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>It said so; nothing speaks against it, and nobody has looked at it.</summary>
    [JsonStringEnumMemberName("said")]
    Said,

    /// <summary>A person stands behind it.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>A person has put other words in its place.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>A person says that the frame shows something else, and gave no other words.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>What was measured or tracked speaks against the reply that it is from.</summary>
    [JsonStringEnumMemberName("contradicted")]
    Contradicted,

    /// <summary>In the same reply the model would not say.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}
