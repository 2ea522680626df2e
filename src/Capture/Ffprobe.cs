using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Surgical.Capture;

/// <summary>Asks FFmpeg's ffprobe about a file: it knows what OpenCV does not tell.</summary>
internal static partial class Ffprobe
{
    /// <summary>
    /// Containers of one video. Playlists are left out on purpose: a file that looks like a video must not be able to
    /// name other files or addresses.
    /// </summary>
    internal const string Containers =
        "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,asf,flv,mxf,ogg,h264,hevc,m4v,dv,gif,ivf,nut";

    /// <summary>Runs ffprobe on the first video stream of a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="what">What to show, in ffprobe's options.</param>
    /// <returns>ffprobe's JSON, and what it complained about: empty when it did not.</returns>
    /// <exception cref="CaptureException">ffprobe cannot be started.</exception>
    internal static (JsonElement Answer, string Complaint) Ask(string file, params ReadOnlySpan<string> what)
    {
        var path = Path.GetFullPath(file);
        string[] options =
            ["-v", "error", "-of", "json", "-select_streams", "v:0", "-format_whitelist", Containers, .. what, "-i", path];
        using var process = Start(options);

        var complaints = new StringBuilder();
        process.ErrorDataReceived += (_, line) => complaints.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        using var json = JsonDocument.Parse(answer.Length > 0 ? answer : "{}");
        return (json.RootElement.Clone(), Tidy(complaints.ToString(), path));
    }

    /// <summary>Its version, as it says it.</summary>
    /// <exception cref="CaptureException">ffprobe cannot be started.</exception>
    internal static string Version()
    {
        using var process = Start(["-version"]);
        var words = (process.StandardOutput.ReadLine() ?? string.Empty).Split(' ');
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return words.Length > 2 ? words[2] : "unknown";
    }

    private static Process Start(string[] options)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("ffprobe", options)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception failure)
        {
            throw new CaptureException(
                $"ffprobe was expected on the path (package ffmpeg); it cannot be started: {failure.Message}", failure);
        }
    }

    /// <summary>FFmpeg's own words, without addresses in memory, paths, and the list that we gave it.</summary>
    private static string Tidy(string complaints, string path)
    {
        var lines = complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => Speaker().Replace(line, "").Replace($"{path}: ", "", StringComparison.Ordinal))
            .Select(line => line.Split($" '{Containers}'")[0])
            .Distinct();
        return string.Join("; ", lines);
    }

    [GeneratedRegex(@"^\[[^\]]* @ 0x[0-9a-f]+\] ")]
    private static partial Regex Speaker();
}
