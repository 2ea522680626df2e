using System.Globalization;
using System.Text.RegularExpressions;

namespace Surgical.Capture;

/// <summary>Measures how fast this machine decodes a video.</summary>
internal static partial class DecodingPace
{
    /// <summary>Enough for all threads of a decoder to have begun; a second of the largest pictures.</summary>
    private const int Pictures = 50;

    /// <summary>Decodes the first pictures, and keeps nothing of them.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="plan">Of this very file.</param>
    /// <param name="cancellationToken">Kills the decoder.</param>
    /// <returns>For all pictures of the file at that pace; null where it did not come to an end.</returns>
    /// <exception cref="CaptureException">ffmpeg cannot be started.</exception>
    public static async Task<TimeSpan?> OfAsync(string path, SourcePlan plan, CancellationToken cancellationToken)
    {
        var pictures = Math.Min(Pictures, plan.Times.Count);
        string[] options =
        [
            "-nostdin", "-hide_banner", "-nostats", "-v", "info", "-benchmark", "-max_error_rate", "1",
            "-threads", Text(DecodePlan.Threads), .. MediaFile.Open(path, plan.Track.IsLate),
            "-map", $"0:{Text(plan.Track.Stream)}", "-frames:v", Text(pictures), "-f", "null", "-",
        ];
        var end = await FfmpegChild.RunAsync("ffmpeg", path, options, cancellationToken);
        return Seconds().Match(end.Complaint) is { Success: true } said
            ? TimeSpan.FromSeconds(
                double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) / pictures * plan.Times.Count)
            : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // "bench: utime=0.512s stime=0.020s rtime=0.270s": https://ffmpeg.org/ffmpeg.html, -benchmark
    [GeneratedRegex(@"\brtime=(\d+\.\d+)s")]
    private static partial Regex Seconds();
}
