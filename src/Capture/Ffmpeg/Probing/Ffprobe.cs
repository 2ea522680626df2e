using CliWrap;

namespace Surgical.Capture;

/// <summary>Runs FFmpeg's ffprobe on the pictures of a file.</summary>
internal static class Ffprobe
{
    private const string PacketEntries =
        "packet=stream_index,pts,dts,duration,flags:packet_side_data=side_data_type";

    private const string HeaderEntries =
        "format=format_name,start_time,duration:format_tags=creation_time:stream=index,codec_name,codec_tag_string,"
        + "pix_fmt,color_space,color_range,color_primaries,color_transfer,width,height,sample_aspect_ratio,"
        + "avg_frame_rate,nb_frames,has_b_frames,time_base,start_pts,start_time,duration,field_order:"
        + "stream_disposition=attached_pic,timed_thumbnails,still_image:"
        + "stream_tags=DURATION,creation_time:stream_side_data=displaymatrix,side_data_type";

    /// <summary>Tells the headers of the file and of its streams of pictures, a line each.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public static Task<string> HeadersAsync(
        string file, string name, bool isLate, Action<ProbeLine> heard, CancellationToken cancellationToken) =>
        AskAsync(file, name, isLate, HeaderEntries, heard, cancellationToken);

    /// <summary>Tells every packet of its streams of pictures, a line each.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public static Task<string> PacketsAsync(
        string file, string name, bool isLate, Action<ProbeLine> heard, CancellationToken cancellationToken) =>
        AskAsync(file, name, isLate, PacketEntries, heard, cancellationToken);

    /// <summary>Tells the headers of what begins with some bytes, a line each.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="file">Path of the file that they are from.</param>
    /// <param name="heard">Takes each line.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    public static Task<string> HeadersOfAsync(
        byte[] content, string file, Action<ProbeLine> heard, CancellationToken cancellationToken) => LinesAsync(
        file, PipeSource.FromBytes(content), MediaFile.OpenPipe(), HeaderEntries, heard, cancellationToken);

    /// <summary>Whether a line is a complaint of the file.</summary>
    /// <remarks>
    /// A piece that ends too early is a warning only, and so is what ffprobe gives up for. In an MPEG transport stream
    /// a piece is none: so begins what was joined.
    /// </remarks>
    public static bool IsComplaint(string line) =>
        line.Contains("[error]", StringComparison.Ordinal) || line.Contains("[fatal]", StringComparison.Ordinal)
        || UnreadableVideo.IsGivenUp(line)
        || (line.Contains("Packet corrupt", StringComparison.Ordinal)
            && !line.Contains("[mpegts", StringComparison.Ordinal));

    /// <param name="file">Path of the file.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="isLate">Whether the pictures begin so late that FFmpeg must look farther for them.</param>
    /// <param name="entries">What is asked for.</param>
    /// <param name="heard">Takes each line.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    /// <returns>Its complaints of the file; empty where it has none.</returns>
    /// <exception cref="CaptureException">It takes too long.</exception>
    private static Task<string> AskAsync(
        string file,
        string name,
        bool isLate,
        string entries,
        Action<ProbeLine> heard,
        CancellationToken cancellationToken) => ProbePatience.WithinAsync(
        name,
        patience => LinesAsync(file, PipeSource.Null, MediaFile.Open(file, isLate), entries, heard, patience),
        cancellationToken);

    private static Task<string> LinesAsync(
        string file,
        PipeSource content,
        IReadOnlyList<string> input,
        string entries,
        Action<ProbeLine> heard,
        CancellationToken cancellationToken) => FfmpegChild.LinesAsync(
        "ffprobe",
        file,
        ["-v", "level+warning", "-of", "compact", "-select_streams", "v", "-show_entries", entries, .. input],
        content,
        line => heard(new(line)),
        IsComplaint,
        cancellationToken);
}
