using System.Text.Json.Serialization;

namespace Surgical.Capture;

/// <summary>Why there are no pictures for a while, or none that can be trusted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GapKind>))]
public enum GapKind
{
    /// <summary>Pictures are there and cannot be decoded, or rest on some that could not.</summary>
    [JsonStringEnumMemberName("damaged")]
    Damaged,

    /// <summary>Pictures are not in the file though it says that they are, or where it is torn.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>The recording's clock steps forward: nothing was recorded.</summary>
    [JsonStringEnumMemberName("pause")]
    Pause,
}
