using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Surgical.TestKit;

/// <summary>FFmpeg's own programs: they make the videos of a test, and say what should be read from them.</summary>
public static class Ffmpeg
{
    // By what was asked of ffmpeg, but for the output's name.
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Made = new();

    /// <summary>
    /// Runs ffmpeg; an existing output is overwritten. One file out of test sources alone is encoded once a run.
    /// </summary>
    /// <param name="options">As on a command line, parted by single spaces; no option holds a space.</param>
    /// <returns>The path of the output, the last option.</returns>
    public static string Make(string options)
    {
        var parts = options.Split(' ');
        var output = parts[^1];
        if (!OfTestSourcesAlone(parts) || output.Contains('%'))
        {
            Run("ffmpeg", $"-v error -y {options}");
            return output;
        }

        var recipe = options[..^output.Length] + Path.GetExtension(output);
        var made = Made.GetOrAdd(recipe, _ => new Lazy<byte[]>(() =>
        {
            Run("ffmpeg", $"-v error -y {options}");
            return File.ReadAllBytes(output);
        }));
        File.WriteAllBytes(output, made.Value);
        return output;
    }

    private static bool OfTestSourcesAlone(string[] parts) =>
        parts.Index().Where(part => part.Item == "-i").All(input => parts[..input.Index] is [.., "-f", "lavfi"])
        && !parts.Any(part => part.Contains("movie", StringComparison.Ordinal));

    /// <summary>Every picture of a video as FFmpeg shows it, turned: BGR, packed, one after another.</summary>
    public static byte[] Pictures(string video) =>
        Run("ffmpeg", $"-v error -i {video} -map 0:v:0 -fps_mode passthrough -f rawvideo -pix_fmt bgr24 -");

    /// <summary>When each picture is shown, in order, on the clock that starts with the container.</summary>
    public static TimeSpan[] Times(string video)
    {
        var start = Lines($"-v error -show_entries format=start_time -of csv=p=0 {video}").First();
        var frames = Lines(
            $"-v error -select_streams v:0 -show_entries frame=best_effort_timestamp_time -of csv=p=0 {video}");
        return [.. frames.Select(frame => Seconds(frame) - Seconds(start))];
    }

    /// <summary>FFmpeg's names for the codecs of a file's streams.</summary>
    public static string[] Codecs(string file) =>
        [.. Lines($"-v error -show_entries stream=codec_name -of csv=p=0 {file}")];

    private static IEnumerable<string> Lines(string options) =>
        System.Text.Encoding.UTF8.GetString(Run("ffprobe", options))
            .Split('\n')
            .Select(line => line.TrimEnd(',', '\r'))
            .Where(line => line.Length > 0);

    private static TimeSpan Seconds(string text) =>
        TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

    private static byte[] Run(string program, string options)
    {
        var start = new ProcessStartInfo(program, options.Split(' ')) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.ToArray();
    }
}
