using System.Globalization;
using System.Text.Json;

namespace Surgical.Cases.Intake;

/// <summary>Asks ffprobe what a file really is, whatever its name says.</summary>
internal static class VideoProbe
{
    /// <summary>
    /// What ffmpeg may take an upload for: files that hold their video themselves. Playlists and scripts, which could
    /// make it open other files or addresses, are not among them.
    /// </summary>
    public const string Containers = "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,asf,flv,ogg,dv,mxf,h264,hevc,ivf";

    /// <summary>Arguments that keep ffmpeg and ffprobe inside the file that they are given.</summary>
    public static IReadOnlyList<string> Confined { get; } =
        ["-v", "error", "-protocol_whitelist", "file", "-format_whitelist", Containers];

    /// <summary>Reads the headers and the times of all frames; decodes nothing.</summary>
    /// <exception cref="RefusedVideoException">It is no video, or not a whole one.</exception>
    public static async Task<VideoFacts> ExamineAsync(string file, CancellationToken cancellationToken)
    {
        var probe = await ChildProgram.RunAsync(
            "ffprobe",
            [
                .. Confined,
                "-select_streams", "V:0",
                "-show_entries", "format=format_name",
                "-show_entries", "stream=codec_name,pix_fmt,width,height,sample_aspect_ratio,avg_frame_rate,nb_frames",
                "-show_entries", "stream_side_data=rotation",
                "-show_entries", "packet=pts_time,flags",
                "-of", "json",
                "-i", $"file:{file}",
            ],
            cancellationToken);
        if (probe.ExitCode != 0)
        {
            throw RefusedVideoException.NotAVideo();
        }

        using var said = JsonDocument.Parse(probe.Output);
        var facts = Read(said.RootElement) ?? throw RefusedVideoException.NotAVideo();
        return facts.IsMp4 ? Whole(facts, said.RootElement) : facts;
    }

    // Only an MP4's index counts every frame; other containers estimate, or count what is no picture.
    private static VideoFacts Whole(VideoFacts facts, JsonElement said)
    {
        var found = said.GetProperty("packets").GetArrayLength();
        var isCounted = long.TryParse(Text(said.GetProperty("streams")[0], "nb_frames"), CultureInfo.InvariantCulture, out var promised);
        return isCounted && promised > found ? throw RefusedVideoException.Truncated(promised, found) : facts;
    }

    private static VideoFacts? Read(JsonElement said)
    {
        if (!said.TryGetProperty("streams", out var streams) || streams.GetArrayLength() == 0
            || !said.TryGetProperty("packets", out var packets))
        {
            return null;
        }

        var stream = streams[0];
        var frames = packets.EnumerateArray().Where(IsShown).Select(p => (At: TimeOf(p), IsKey: Text(p, "flags").Contains('K'))).ToList();
        if (frames.Count == 0 || !stream.TryGetProperty("width", out var width) || width.GetInt32() <= 0)
        {
            return null;
        }

        return new(
            Text(said.GetProperty("format"), "format_name"),
            Text(stream, "codec_name"),
            Text(stream, "pix_fmt"),
            width.GetInt32(),
            stream.GetProperty("height").GetInt32(),
            IsUpright(stream),
            Text(stream, "avg_frame_rate"),
            [.. frames.Select(f => f.At).Order()],
            [.. frames.Where(f => f.IsKey).Select(f => f.At).Order()]);
    }

    // Packets that an edit list cuts away are marked D and never decoded into a picture.
    private static bool IsShown(JsonElement packet) => !Text(packet, "flags").Contains('D');

    // Raw streams and some AVIs have no times; such a file is transcoded, and the times are those of the copy.
    private static double TimeOf(JsonElement packet) =>
        double.TryParse(Text(packet, "pts_time"), CultureInfo.InvariantCulture, out var seconds) ? seconds : -1;

    private static bool IsUpright(JsonElement stream)
    {
        var rotated = stream.TryGetProperty("side_data_list", out var sides)
            && sides.EnumerateArray().Any(side => side.TryGetProperty("rotation", out var angle) && angle.GetDouble() != 0);
        return !rotated && Text(stream, "sample_aspect_ratio") is ("" or "1:1" or "0:1" or "N/A");
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
