using System.Text.Json.Serialization;

namespace Surgical.DataSets.Corrections;

/// <summary>Whether a reply stands, in the words of our training files.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyVerdict>))]
public enum ReplyVerdict
{
    /// <summary>It is right as it is.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Something in it, or that there is none, was put right.</summary>
    [JsonStringEnumMemberName("corrected")]
    Corrected,
}
