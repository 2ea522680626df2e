using System.Text.Json.Serialization;

namespace Surgical.Analyzer.Findings;

/// <summary>The warrant of a statement.</summary>
[JsonConverter(typeof(SpeltEnum<StatementKind>))]
public enum StatementKind
{
    /// <summary>It was measured.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>The model says so, and nothing speaks against it.</summary>
    [JsonStringEnumMemberName("model-said")]
    ModelSaid,

    /// <summary>The model says so, and what was measured or tracked speaks against it.</summary>
    [JsonStringEnumMemberName("contradicted")]
    Contradicted,

    /// <summary>The model was not asked, or would not say.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}
