namespace Surgical.Capture;

/// <summary>By what the pictures of a video in time are known again, however they were coded.</summary>
/// <param name="Seconds">Length of the video.</param>
/// <param name="Stills">
/// Brightness of small pictures at evenly spaced times, row by row, <see cref="Side"/> x <see cref="Side"/> values of 0
/// to 255; empty where there was no picture.
/// </param>
public sealed record FootageFingerprint(double Seconds, IReadOnlyList<byte[]> Stills)
{
    /// <summary>How many pictures are looked at.</summary>
    public const int Count = 16;

    /// <summary>
    /// Pixels of a side of them: fine enough for where things are, too coarse for how they were coded.
    /// </summary>
    public const int Side = 16;

    /// <summary>Looks at the middles of <see cref="Count"/> equal parts of a video, one after the other.</summary>
    /// <param name="video">Path of the file.</param>
    /// <param name="seconds">Its length; more than 0.</param>
    /// <param name="cancellationToken">Stops it, and the child that looks.</param>
    /// <exception cref="CaptureException">ffmpeg cannot be started.</exception>
    public static async Task<FootageFingerprint> OfAsync(
        string video, double seconds, CancellationToken cancellationToken)
    {
        var stills = new List<byte[]>();
        for (var part = 0; part < Count; part++)
        {
            var at = TimeSpan.FromSeconds(seconds * (part + 0.5) / Count);
            stills.Add(await VideoStill.LumaAsync(video, at, Side, cancellationToken) ?? []);
        }

        return new(seconds, stills);
    }
}
