using System.Text.Json.Serialization;

namespace Surgical.Capture;

/// <summary>By what the parts of a recording are put in order.</summary>
/// <param name="By">Which it is.</param>
/// <param name="Why">Why, in whole sentences for people.</param>
public sealed record PartOrder(PartOrderKind By, string Why);

/// <summary>What tells which part comes first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartOrderKind>))]
public enum PartOrderKind
{
    /// <summary>When each was recorded, by the recorder's clock.</summary>
    [JsonStringEnumMemberName("clock")]
    Clock,

    /// <summary>The files' names, numbers in them by their value.</summary>
    [JsonStringEnumMemberName("name")]
    Name,
}
