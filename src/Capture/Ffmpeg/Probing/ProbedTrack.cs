using System.Globalization;

namespace Surgical.Capture;

/// <summary>Makes a track of what ffprobe says of a stream and its container.</summary>
internal static class ProbedTrack
{
    private const double LeastAspect = 0.25;

    // Scaling to whole pixels leaves as much.
    private const double AspectRounding = 0.01;
    private const double GreatestAspect = 4;

    /// <param name="container">Its line "format".</param>
    /// <param name="stream">The line of the stream that is taken.</param>
    /// <param name="streamsOfPictures">How many there were to choose from.</param>
    /// <param name="isLate">Whether FFmpeg had to look further than usual for them.</param>
    public static VideoTrack Of(ProbeLine container, ProbeLine stream, int streamsOfPictures, bool isLate) => new()
    {
        IsLate = isLate,
        Container = container.Text("format_name"),
        Stream = (int)(stream.Number("index") ?? 0),
        StreamsOfPictures = streamsOfPictures,
        Codec = stream.Text("codec_name"),
        PixelFormat = stream.Text("pix_fmt"),
        Matrix = stream.Text("color_space"),
        Primaries = stream.Text("color_primaries"),
        Transfer = stream.Text("color_transfer"),
        IsFullRange = stream.Text("color_range") == "pc",
        IsInterlaced = stream.Text("field_order") is "tt" or "bb" or "tb" or "bt",
        HeldBack = (int)(stream.Number("has_b_frames") ?? 0),
        IsEncrypted = stream.Text("codec_tag_string") is "encv" || stream.Text("side_data_type") == "Encryption info",
        Width = (int)(stream.Number("width") ?? 0),
        Height = (int)(stream.Number("height") ?? 0),
        DisplayMatrix = Matrix(stream.Text("displaymatrix")),
        PixelAspect = Aspect(stream.Text("sample_aspect_ratio")),
        Rate = stream.Text("avg_frame_rate"),
        TimeBase = Fraction.Parse(stream.Text("time_base")) ?? new(1, TimeSpan.TicksPerSecond),
        FirstPicture = stream.Number("start_pts"),
        Lead = (stream.Seconds("start_time") ?? TimeSpan.Zero) - (container.Seconds("start_time") ?? TimeSpan.Zero),
        Length = stream.Seconds("duration") ?? TaggedLength(stream.Text("tag:DURATION")),
        ContainerLength = container.Seconds("duration"),
        RecordedAt = container.Moment("tag:creation_time") ?? stream.Moment("tag:creation_time"),
    };

    // "\n00000000: 65536 0 0\n00000001: ...", the line ends spelt out.
    private static IReadOnlyList<int> Matrix(string dump)
    {
        var numbers = dump.Split(@"\n", StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(row => row[(row.IndexOf(':', StringComparison.Ordinal) + 1)..]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(number => int.TryParse(number, CultureInfo.InvariantCulture, out var value) ? value : (int?)null)
            .ToList();
        return numbers.Count == 9 && !numbers.Contains(null) ? [.. numbers.OfType<int>()] : [];
    }

    // What no camera has is a mistake of the file, and players pass it over.
    private static double Aspect(string ratio) =>
        Fraction.Parse(ratio.Replace(':', '/')) is { Value: >= LeastAspect and <= GreatestAspect } aspect
        && Math.Abs(aspect.Value - 1) > AspectRounding
            ? aspect.Value
            : 1;

    /// <summary>Matroska keeps the length of a stream in a tag, as hours:minutes:seconds with nine decimals.</summary>
    private static TimeSpan? TaggedLength(string tag) =>
        tag.Split(':') is [var hours, var minutes, var seconds]
        && int.TryParse(hours, CultureInfo.InvariantCulture, out var h)
        && int.TryParse(minutes, CultureInfo.InvariantCulture, out var m)
        && double.TryParse(seconds, CultureInfo.InvariantCulture, out var s)
            ? new TimeSpan(h, m, 0) + TimeSpan.FromSeconds(s)
            : null;
}
