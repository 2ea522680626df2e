using System.Text.Json.Serialization;

namespace Surgical.Models.Pictures;

/// <summary>A picture squeezed to a square, whatever its shape.</summary>
/// <param name="Size">Pixels a side of the result.</param>
/// <param name="Filter">How pixels are weighed.</param>
public sealed record ResizeStep(int Size, ResizeFilter Filter);

/// <summary>A filter of Pillow, antialiased.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResizeFilter>))]
public enum ResizeFilter
{
    /// <summary>A triangle as wide as two pixels of the smaller picture.</summary>
    [JsonStringEnumMemberName("bilinear")]
    Bilinear,

    /// <summary>Cubic convolution with a = -0.5, four pixels wide; Pillow's default.</summary>
    [JsonStringEnumMemberName("bicubic")]
    Bicubic,
}
