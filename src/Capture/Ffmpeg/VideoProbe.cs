using Surgical.Disk;

namespace Surgical.Capture;

/// <summary>Asks FFmpeg's ffprobe what a file really is, whatever its name says.</summary>
public static class VideoProbe
{
    private const string StreamEntries =
        "stream=index,codec_type,codec_name,codec_tag_string,pix_fmt,color_space,color_range,color_transfer,width,"
        + "height,sample_aspect_ratio,avg_frame_rate,nb_frames,time_base,start_pts,start_time,duration,field_order:"
        + "stream_disposition=attached_pic,timed_thumbnails,still_image:stream_tags=DURATION:"
        + "stream_side_data=displaymatrix,side_data_type";

    /// <summary>Reads the headers of a file, then every packet once; decodes nothing.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    /// <exception cref="CaptureException">It cannot be read, is no video, or asks for more than is read.</exception>
    public static async Task<SourcePlan> OfAsync(string file, string name, CancellationToken cancellationToken)
    {
        RequireContent(file, name);
        var (track, promised) = await HeadersAsync(file, name, isLate: false, cancellationToken);
        if (track.Width == 0)
        {
            (track, promised) = await HeadersAsync(file, name, isLate: true, cancellationToken);
            RequireSize(track, name);
        }

        SourceLimits.Require(name, track, promised);

        var packets = new PacketLines(track.Stream, name);
        var complaint = await AskAsync(
            file,
            name,
            track.IsLate,
            ["-show_entries", "packet=stream_index,pts,dts,duration,flags:packet_side_data=side_data_type"],
            packets.Add,
            cancellationToken);
        if (packets.IsEncrypted)
        {
            throw Encrypted(name);
        }

        if (packets.Pictures.Count == 0)
        {
            throw new CaptureException(
                $"{name} was expected to be a video; it holds no pictures. {complaint}".TrimEnd());
        }

        var plan = SourcePlanner.Of(name, track, packets.Pictures, packets.HasCuts, promised, complaint);
        SourceLimits.Require(name, plan.End);
        return plan;
    }

    /// <inheritdoc cref="OfAsync(string, string, CancellationToken)"/>
    public static Task<SourcePlan> OfAsync(string file, CancellationToken cancellationToken) =>
        OfAsync(file, Path.GetFileName(file), cancellationToken);

    private static async Task<(VideoTrack Track, long? Promised)> HeadersAsync(
        string file, string name, bool isLate, CancellationToken cancellationToken)
    {
        var lines = new List<ProbeLine>();
        var complaint = await AskAsync(
            file,
            name,
            isLate,
            ["-show_entries", $"format=format_name,start_time,duration:{StreamEntries}"],
            line => lines.Add(new(line)),
            cancellationToken);
        if (lines.Find(line => line.Section == "format") is not { } container)
        {
            throw new CaptureException(
                $"{name} was expected to be a video; {WhyNot(file, complaint)}. FFmpeg says: {complaint}");
        }

        // Streams of a program are told twice, and the first time not in full.
        var pictures = lines.FindAll(line => line.Section == "stream")
            .GroupBy(line => line.Number("index"))
            .Select(told => told.Last())
            .Where(IsMoving)
            .OrderBy(line => line.Number("index"))
            .ToList();
        return pictures is [var first, ..]
            ? (Track(ProbedTrack.Of(container, first, pictures.Count, isLate), name), first.Number("nb_frames"))
            : throw new CaptureException($"{name} was expected to be a video; {NoMovingPictures(lines)}.");
    }

    private static VideoTrack Track(VideoTrack track, string name) => track.IsEncrypted
        ? throw Encrypted(name)
        : track;

    private static CaptureException Encrypted(string name) => new(
        $"{name} is encrypted: its pictures can be read only by who has the key. Export it without protection.");

    private static void RequireSize(VideoTrack track, string name)
    {
        if (track.Width == 0 || track.Height == 0)
        {
            throw new CaptureException(
                $"{name} was expected to hold pictures; not one could be decoded: their size is not told.");
        }
    }

    private static bool IsMoving(ProbeLine stream) =>
        stream.Text("codec_type") == "video"
        && stream.Number("disposition:attached_pic") is not 1
        && stream.Number("disposition:timed_thumbnails") is not 1
        && stream.Number("disposition:still_image") is not 1;

    private static string NoMovingPictures(List<ProbeLine> lines) =>
        lines.Exists(line => line.Section == "stream" && line.Text("codec_type") == "video")
            ? "it holds a cover and no moving pictures"
            : "it holds no pictures";

    private static async Task<string> AskAsync(
        string file,
        string name,
        bool isLate,
        IReadOnlyList<string> entries,
        Action<string> heard,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(SourceLimits.ProbeWithin);
        try
        {
            return await FfmpegChild.LinesAsync(
                "ffprobe",
                file,
                ["-v", "error", "-of", "compact", .. entries, .. MediaFile.Open(file, isLate)],
                heard,
                patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CaptureException(
                $"{name} could not be looked through within {SourceLimits.ProbeWithin.TotalMinutes:F0} min.");
        }
    }

    private static void RequireContent(string path, string name)
    {
        if (RegularFile.WhyNot(path) is { } other)
        {
            throw new CaptureException($"{name} {other}; a video file was expected.");
        }

        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0)
            {
                throw new CaptureException($"{name} was expected to be a video; it is empty (0 bytes).");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{name} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>FFmpeg guesses by the name when the content says nothing, so its words alone would mislead.</summary>
    private static string WhyNot(string file, string complaint)
    {
        Span<byte> head = stackalloc byte[8];
        using var stream = File.OpenRead(file);
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var startsAsMp4 = head[..length].EndsWith("ftyp"u8);

        return complaint.Contains("whitelist", StringComparison.Ordinal) ? "it is another kind of file"
            : startsAsMp4 ? "it begins as MP4 but has no usable index, as a recording has none that was cut off or is still "
                + "being made"
            : "it does not begin as one";
    }
}
