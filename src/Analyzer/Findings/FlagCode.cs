using System.Text.Json.Serialization;

namespace Surgical.Analyzer.Findings;

/// <summary>What deserves a second look.</summary>
[JsonConverter(typeof(SpeltEnum<FlagCode>))]
public enum FlagCode
{
    /// <summary>The reply warns of something.</summary>
    [JsonStringEnumMemberName("safety")]
    Safety,

    /// <summary>The phase is not sure.</summary>
    [JsonStringEnumMemberName("low-confidence")]
    LowConfidence,

    /// <summary>The phase seldom follows the one before.</summary>
    [JsonStringEnumMemberName("unusual-order")]
    UnusualOrder,

    /// <summary>The phase takes longer than it mostly does.</summary>
    [JsonStringEnumMemberName("slow-pace")]
    SlowPace,

    /// <summary>No reply could be read.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,

    /// <summary>A gate kept the frame from the model.</summary>
    [JsonStringEnumMemberName("unjudgeable")]
    Unjudgeable,
}
