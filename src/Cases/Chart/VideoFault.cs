using System.Text.Json.Serialization;

namespace Surgical.Cases.Chart;

/// <summary>Why the video of a case is not played any more, and nothing is read from it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VideoFault>))]
public enum VideoFault
{
    /// <summary>A file was changed on the disk after it was taken in: the times of its frames no longer hold.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>It was taken out of the data folder.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,
}
