namespace Surgical.Soak.Footage.Making;

/// <summary>How pictures are coded.</summary>
/// <param name="Name">In words.</param>
/// <param name="Options">FFmpeg's; more than one choice.</param>
/// <param name="Containers">That take it, by their names in <see cref="Wrapping"/>.</param>
/// <param name="PixelFormats">That it takes.</param>
internal sealed record Coding(string Name, string[] Options, string[] Containers, string[] PixelFormats)
{
    /// <summary>Whether it takes odd sides, with chroma that has them.</summary>
    public bool CanBeOdd { get; init; }

    /// <summary>Whether only rates of television will do.</summary>
    public bool IsTelevision { get; init; }

    /// <summary>Whether it can hold two fields in a picture.</summary>
    public bool CanInterlace { get; init; }

    public static IReadOnlyList<Coding> All { get; } =
    [
        new(
            "h264",
            [
                "-c:v libx264 -preset ultrafast -bf 0", "-c:v libx264 -preset ultrafast -bf 2",
                "-c:v libx264 -preset veryfast -bf 3 -b_strategy 0",
            ],
            ["mp4", "mp4", "mp4", "fmp4", "mov", "mkv", "ts", "ts", "flv", "avi", "nut"],
            ["yuv420p", "yuv420p", "yuv420p", "yuvj420p", "yuv422p", "yuv444p", "yuv420p10le"])
        { CanInterlace = true },
        new(
            "hevc",
            ["-c:v libx265 -preset ultrafast -x265-params log-level=error:pools=1:frame-threads=1"],
            ["mp4", "fmp4", "mkv", "ts", "mov"],
            ["yuv420p", "yuv420p10le", "yuv422p"]),
        new(
            "mpeg4",
            ["-c:v mpeg4 -q:v 3", "-c:v mpeg4 -q:v 3 -bf 2", "-c:v libxvid -q:v 3"],
            ["mp4", "mov", "avi", "avi", "mkv", "ts", "asf", "nut"],
            ["yuv420p"]),
        new(
            "mpeg2",
            ["-c:v mpeg2video -q:v 3", "-c:v mpeg2video -q:v 3 -bf 2"],
            ["mpg", "mpg", "vob", "ts", "ts", "mkv", "mov", "mxf"],
            ["yuv420p", "yuv422p"])
        { IsTelevision = true, CanInterlace = true },
        new("mpeg1", ["-c:v mpeg1video -q:v 3 -bf 2"], ["mpg", "ts"], ["yuv420p"]) { IsTelevision = true },
        new(
            "mjpeg",
            ["-c:v mjpeg -q:v 3"],
            ["avi", "mov", "mkv", "mp4", "nut"],
            ["yuvj420p", "yuvj422p", "yuvj444p"])
        { CanBeOdd = true },
        new("vp8", ["-c:v libvpx -deadline realtime -cpu-used 8 -b:v 1M"], ["webm", "mkv"], ["yuv420p"]),
        new(
            "vp9",
            ["-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M"],
            ["webm", "mkv", "mp4"],
            ["yuv420p", "yuv444p"])
        { CanBeOdd = true },
        new("prores", ["-c:v prores_ks -profile:v 0"], ["mov", "mkv"], ["yuv422p10le"]),
        new("ffv1", ["-c:v ffv1"], ["mkv", "avi", "nut"], ["yuv420p", "yuv444p", "bgr0"]) { CanBeOdd = true },
        new("theora", ["-c:v libtheora -q:v 7"], ["ogg", "mkv"], ["yuv420p"]),
        new("wmv2", ["-c:v wmv2 -q:v 3"], ["asf", "avi"], ["yuv420p"]),
        new("msmpeg4", ["-c:v msmpeg4 -q:v 3"], ["asf", "avi"], ["yuv420p"]),
        new("flv1", ["-c:v flv -q:v 3"], ["flv"], ["yuv420p"]),
        new("huffyuv", ["-c:v huffyuv"], ["avi", "mkv"], ["yuv422p"]),
        new("dv", ["-c:v dvvideo -s 720x576"], ["dv", "avi", "mov"], ["yuv420p"]) { IsTelevision = true },
    ];
}
