using System.ComponentModel.DataAnnotations;

namespace Surgical.Capture;

/// <summary>Beyond which figures a frame cannot be judged.</summary>
/// <remarks>
/// Six real frames (shared/real-frames) have a mean luma of 0.23 to 0.35, a spread of 0.23 to 0.30 and a structure of
/// 419 to 1,169; the least in the sample videos, hazards out of focus included, are 0.56, 0.13 and 27. What tells an
/// eye from something else was never chosen by either: by rendered eyes and made pictures of other things.
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

    /// <summary>
    /// Whether a picture that is no eye goes to the model all the same. Default false. The other gates stay closed.
    /// </summary>
    public bool KeepEverything { get; init; }

    /// <summary>
    /// Least share of the best circle that is an edge, 0 to 1, below which a picture without the colours of tissue is
    /// no eye. Default 0.6: of 110 rendered eyes (docs/footage.md) the least round had 0.60, a grey one 0.83; half of
    /// all folds of a cloth have less than 0.43.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LeastRing { get; init; } = 0.6;

    /// <summary>
    /// Least share of what is lit in the colours of tissue, 0 to 1, below which a picture without a circle is no eye.
    /// Default 0.3: rendered eyes in colour have 0.42 and more, under a cast of the light 0.23; screens and cloths
    /// mostly none.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LeastWarm { get; init; } = 0.3;

    /// <summary>
    /// Greatest share of edges that run exactly along rows and columns, 0 to 1; more was drawn by a machine. Default
    /// 0.35: twice the most of a rendered eye, panels of a recorder included; colour bars and web pages begin at 0.5.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MostUpright { get; init; } = 0.35;

    /// <summary>
    /// Greatest share of what is lit in the two commonest colours, 0 to 1; more passes only with both circle and
    /// tissue. Default 0.5: a dark eye has up to 0.3, others 0.2; file managers, charts and lamps begin at 0.59.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MostFlat { get; init; } = 0.5;

    /// <summary>
    /// Greatest share of what is lit in strong green, blue or violet, 0 to 1; more passes only with a circle that is
    /// almost closed (<see cref="SureRing"/>), an eye in a drape. Default 0.6: cloths and many titles have 0.97.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MostCold { get; init; } = 0.6;

    /// <summary>
    /// A circle that is almost closed, 0 to 1. Default 0.8: grey eyes begin at 0.83, cloths end at 0.76.
    /// </summary>
    [Range(0.0, 1.0)]
    public double SureRing { get; init; } = 0.8;
}
