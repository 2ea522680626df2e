using System.Text.Json.Serialization;

namespace Surgical.Models.Pictures;

/// <summary>A picture squeezed to a square, whatever its shape.</summary>
/// <param name="Size">Pixels a side of the result.</param>
/// <param name="Filter">How pixels are weighed.</param>
public sealed record ResizeStep(int Size, ResizeFilter Filter);

/// <summary>A filter of Pillow, all but the nearest antialiased. The values are Pillow's own numbers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResizeFilter>))]
public enum ResizeFilter
{
    /// <summary>The one pixel that lies under the centre.</summary>
    [JsonStringEnumMemberName("nearest")]
    Nearest = 0,

    /// <summary>A sinc cut off at three pixels of the smaller picture on each side.</summary>
    [JsonStringEnumMemberName("lanczos")]
    Lanczos = 1,

    /// <summary>A triangle as wide as two pixels of the smaller picture.</summary>
    [JsonStringEnumMemberName("bilinear")]
    Bilinear = 2,

    /// <summary>Cubic convolution with a = -0.5, four pixels wide; Pillow's default.</summary>
    [JsonStringEnumMemberName("bicubic")]
    Bicubic = 3,

    /// <summary>The mean of the pixels that one pixel of the smaller picture covers.</summary>
    [JsonStringEnumMemberName("box")]
    Box = 4,

    /// <summary>As wide as the triangle, and sharper: a sinc in Hamming's window.</summary>
    [JsonStringEnumMemberName("hamming")]
    Hamming = 5,
}
