using System.ComponentModel.DataAnnotations;

namespace Surgical.Capture;

/// <summary>How often, and on how much change, a frame becomes a key frame.</summary>
public sealed record KeyFrameSamplerOptions
{
    /// <summary>Never two key frames closer than this. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan LeastGap { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Mean luma change since the last key frame, 0 to 1, that counts as a new scene. Default 0.08.</summary>
    [Range(0.0, 1.0)]
    public double Change { get; init; } = 0.08;

    /// <summary>
    /// A key frame after this long even where nothing changed. Default 3 s: a hazard comes and goes in a few seconds
    /// and hardly moves the mean luma, and the shortest phase takes 7.6 s at the median (Cataract-1K).
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan GreatestGap { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// S: the first frame at or after 0, S, 2S ... is a key frame, and no other, whatever changes; null samples by
    /// change.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan? FixedGap { get; init; }
}
