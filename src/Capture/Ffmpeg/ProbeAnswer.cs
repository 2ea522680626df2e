using System.Globalization;
using System.Text.Json;

namespace Surgical.Capture;

/// <summary>Takes ffprobe's JSON apart.</summary>
internal static class ProbeAnswer
{
    /// <param name="answer">All of it.</param>
    /// <param name="container">Its section "format".</param>
    /// <param name="stream">The one of its "streams" that holds the pictures.</param>
    /// <param name="complaint">What ffprobe said beside it.</param>
    public static VideoFacts Read(JsonElement answer, JsonElement container, JsonElement stream, string complaint)
    {
        var start = Seconds(container, "start_time") ?? TimeSpan.Zero;
        var track = TrackOf(container, stream, start);
        List<PicturePacket> packets = [.. answer.GetProperty("packets").EnumerateArray().Where(IsShown).Select(Packet)];
        return new(
            new(track, VideoEnd.Of(packets, start, track, complaint)), packets, Number(stream, "nb_frames"));
    }

    private static VideoTrack TrackOf(JsonElement container, JsonElement stream, TimeSpan containerStart) => new()
    {
        Container = Text(container, "format_name"),
        Codec = Text(stream, "codec_name"),
        PixelFormat = Text(stream, "pix_fmt"),
        Matrix = Text(stream, "color_space"),
        IsFullRange = Text(stream, "color_range") == "pc",
        Width = (int)(Number(stream, "width") ?? 0),
        Height = (int)(Number(stream, "height") ?? 0),
        Rotation = Rotation(stream),
        HasSquarePixels = Text(stream, "sample_aspect_ratio") is "" or "1:1" or "0:1" or "N/A",
        Rate = Text(stream, "avg_frame_rate"),
        TimeBase = Fraction.Parse(Text(stream, "time_base")) ?? new(1, TimeSpan.TicksPerSecond),
        FirstPicture = Number(stream, "start_pts"),
        Lead = (Seconds(stream, "start_time") ?? TimeSpan.Zero) - containerStart,
        Length = Seconds(stream, "duration") ?? TaggedLength(stream),
        ContainerLength = Seconds(container, "duration"),
    };

    // Packets that an edit list cuts away are marked D: decoded so that others can be, and never shown.
    private static bool IsShown(JsonElement packet) => !Text(packet, "flags").Contains('D');

    private static PicturePacket Packet(JsonElement packet) => new(
        Seconds(packet, "pts_time"),
        Seconds(packet, "dts_time"),
        Seconds(packet, "duration_time") ?? TimeSpan.Zero,
        Text(packet, "flags").Contains('K'));

    private static double Rotation(JsonElement stream) =>
        stream.TryGetProperty("side_data_list", out var sides)
            ? sides.EnumerateArray()
                .Select(side => side.TryGetProperty("rotation", out var angle) ? angle.GetDouble() : 0)
                .FirstOrDefault(angle => angle != 0)
            : 0;

    private static TimeSpan? Seconds(JsonElement parent, string name) =>
        double.TryParse(Text(parent, name), CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static long? Number(JsonElement parent, string name) =>
        long.TryParse(Text(parent, name), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>Matroska keeps the length of a stream in a tag, as hours:minutes:seconds with nine decimals.</summary>
    private static TimeSpan? TaggedLength(JsonElement stream)
    {
        var parts = stream.TryGetProperty("tags", out var tags) ? Text(tags, "DURATION").Split(':') : [];
        return parts is [var hours, var minutes, var seconds]
            && int.TryParse(hours, CultureInfo.InvariantCulture, out var h)
            && int.TryParse(minutes, CultureInfo.InvariantCulture, out var m)
            && double.TryParse(seconds, CultureInfo.InvariantCulture, out var s)
                ? new TimeSpan(h, m, 0) + TimeSpan.FromSeconds(s)
                : null;
    }
}
