using System.ComponentModel.DataAnnotations;

namespace Surgical.Capture;

/// <summary>Beyond which figures a frame cannot be judged.</summary>
/// <remarks>
/// Six real frames (shared/real-frames) have a mean luma of 0.23 to 0.35, a spread of 0.23 to 0.30 and a structure of
/// 419 to 1,169; the least in the sample videos, hazards out of focus included, are 0.56, 0.13 and 27.
/// </remarks>
public sealed record FrameGateOptions
{
    /// <summary>
    /// Least mean luma, 0 to 1. Default 16/255, nominal black of ITU-R BT.601-7: the mean itself is black.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LeastLuma { get; init; } = 16 / 255.0;

    /// <summary>Greatest mean luma, 0 to 1. Default 235/255, nominal white of ITU-R BT.601-7.</summary>
    [Range(0.0, 1.0)]
    public double GreatestLuma { get; init; } = 235 / 255.0;

    /// <summary>
    /// Least standard deviation of the luma, 0 to 1. Default 0.01: what a codec leaves on one flat colour is below
    /// 1/255, the flattest picture of an eye was ten times this.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LeastSpread { get; init; } = 0.01;

    /// <summary>
    /// Least variance of the Laplacian at 120 rows. Default 3: what a Gaussian blur of 2 to 3 % of the picture's height
    /// leaves of a real frame. An eye merely out of focus keeps more than 18.
    /// </summary>
    [Range(0.0, double.MaxValue)]
    public double LeastStructure { get; init; } = 3;

    /// <summary>
    /// Identical pixels for this long are a frozen picture. Default 2 s, as in ffmpeg's filter
    /// <see href="https://ffmpeg.org/ffmpeg-filters.html#freezedetect">freezedetect</see>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FrozenAfter { get; init; } = TimeSpan.FromSeconds(2);
}
