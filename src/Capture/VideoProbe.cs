using System.Globalization;
using System.Text.Json;

namespace Surgical.Capture;

/// <summary>What the container says of a video, before anything is decoded.</summary>
/// <param name="QuarterTurns">Quarters to turn a picture clockwise so that it is upright, 0 to 3.</param>
/// <param name="FramesPerSecond">Mean rate; 0 where it is not known.</param>
/// <param name="ContainerStart">Timestamp at which a player's clock shows 0; seldom 0 in MPEG-TS.</param>
/// <param name="StreamStart">Timestamp of the first picture; null in a bare stream, whose pictures have no times.</param>
/// <param name="StreamLength">Length that the container gives for the pictures; null where it gives none.</param>
/// <param name="ContainerLength">Length of all that is in the container, sound too; null where it says none.</param>
internal sealed record VideoProbe(
    int QuarterTurns,
    double FramesPerSecond,
    TimeSpan ContainerStart,
    TimeSpan? StreamStart,
    TimeSpan? StreamLength,
    TimeSpan? ContainerLength)
{
    private static readonly TimeSpan RoundingOfLengths = TimeSpan.FromMilliseconds(100);
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Asks ffprobe; reads the head of the file only.</summary>
    /// <exception cref="CaptureException">It is no video.</exception>
    internal static VideoProbe Of(string file)
    {
        var (answer, complaint) = Ffprobe.Ask(file, "-show_streams", "-show_format");
        if (!answer.TryGetProperty("format", out var container))
        {
            throw new CaptureException(
                $"{Path.GetFileName(file)} was expected to be a video; {WhyNot(file, complaint)}. FFmpeg says: {complaint}");
        }

        var streams = answer.GetProperty("streams");
        if (streams.GetArrayLength() == 0)
        {
            throw new CaptureException($"{Path.GetFileName(file)} was expected to be a video; it holds no pictures.");
        }

        var stream = streams[0];
        return new VideoProbe(
            Rotation(stream),
            Rate(stream),
            Seconds(container, "start_time") ?? TimeSpan.Zero,
            Seconds(stream, "start_time"),
            Seconds(stream, "duration") ?? TaggedLength(stream),
            Seconds(container, "duration"));
    }

    /// <summary>How much of a damaged video is not there though the container says it is; null when all is there.</summary>
    /// <remarks>
    /// FFmpeg notices a cut in MP4, Matroska and FLV. AVI and MPEG streams do not say how long they should be: cut
    /// off, they are just shorter. A gap alone proves nothing, as sound outlasts pictures and edit lists leave holes.
    /// </remarks>
    internal TimeSpan? Missing(VideoTail tail)
    {
        var lead = (StreamStart ?? TimeSpan.Zero) - ContainerStart;
        var missing = (StreamLength + lead ?? ContainerLength) - tail.End;
        return tail.Complaint.Length > 0 && missing > RoundingOfLengths ? missing : null;
    }

    /// <summary>A number of seconds that ffprobe writes as text.</summary>
    internal static TimeSpan? Seconds(JsonElement parent, string name) =>
        double.TryParse(Text(parent, name), CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>FFmpeg guesses by the name when the content says nothing, so its words alone would mislead.</summary>
    private static string WhyNot(string file, string complaint)
    {
        Span<byte> head = stackalloc byte[8];
        using var stream = File.OpenRead(file);
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var startsAsMp4 = head[..length].EndsWith("ftyp"u8);

        return complaint.Contains("whitelist", StringComparison.Ordinal) ? "it is another kind of file"
            : startsAsMp4 ? "it begins as MP4 but has no usable index, as a recording that was cut off has none"
            : "it does not begin as one";
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>ffprobe's angle is counter-clockwise; players, and FFmpeg itself, turn back by it.</summary>
    private static int Rotation(JsonElement stream)
    {
        if (!stream.TryGetProperty("side_data_list", out var sideData))
        {
            return 0;
        }

        var angle = sideData.EnumerateArray()
            .Select(data => data.TryGetProperty("rotation", out var rotation) ? rotation.GetDouble() : 0)
            .FirstOrDefault(rotation => rotation != 0);
        return (int)Math.Round(-angle / 90) & 3;
    }

    private static double Rate(JsonElement stream)
    {
        var parts = Text(stream, "avg_frame_rate")?.Split('/') ?? [];
        return parts is [var above, var below]
            && double.TryParse(above, CultureInfo.InvariantCulture, out var frames)
            && double.TryParse(below, CultureInfo.InvariantCulture, out var seconds)
            && seconds > 0
                ? frames / seconds
                : 0;
    }

    /// <summary>Matroska keeps the length of a stream in a tag, as hours:minutes:seconds with nine decimals.</summary>
    private static TimeSpan? TaggedLength(JsonElement stream)
    {
        var tags = stream.TryGetProperty("tags", out var found) ? found : Nothing;
        var parts = Text(tags, "DURATION")?.Split(':') ?? [];
        return parts is [var hours, var minutes, var seconds]
            && int.TryParse(hours, CultureInfo.InvariantCulture, out var h)
            && int.TryParse(minutes, CultureInfo.InvariantCulture, out var m)
            && double.TryParse(seconds, CultureInfo.InvariantCulture, out var s)
                ? new TimeSpan(h, m, 0) + TimeSpan.FromSeconds(s)
                : null;
    }
}
