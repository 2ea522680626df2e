using System.Text.Json.Serialization;

namespace Surgical.Cases.Intake;

/// <summary>How colours are made of luma and chroma.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColourMatrix>))]
public enum ColourMatrix
{
    /// <summary>ITU-R BT.601, of standard definition; FFmpeg's guess where a video does not say.</summary>
    [JsonStringEnumMemberName("bt601")]
    Bt601,
}
