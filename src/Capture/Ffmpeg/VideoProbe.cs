using Surgical.Disk;

namespace Surgical.Capture;

/// <summary>Asks FFmpeg's ffprobe what a file really is, whatever its name says.</summary>
public static class VideoProbe
{
    private const string PacketEntries =
        "packet=stream_index,pts,dts,duration,flags:packet_side_data=side_data_type";

    private const string HeaderEntries =
        "format=format_name,start_time,duration:format_tags=creation_time:stream=index,codec_name,codec_tag_string,"
        + "pix_fmt,color_space,color_range,color_primaries,color_transfer,width,height,sample_aspect_ratio,"
        + "avg_frame_rate,nb_frames,has_b_frames,time_base,start_pts,start_time,duration,field_order:"
        + "stream_disposition=attached_pic,timed_thumbnails,still_image:"
        + "stream_tags=DURATION,creation_time:stream_side_data=displaymatrix,side_data_type";

    /// <summary>Reads the headers of a file and every packet once; decodes nothing.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    /// <exception cref="CaptureException">It cannot be read, is no video, or asks for more than is read.</exception>
    public static async Task<SourcePlan> OfAsync(string file, string name, CancellationToken cancellationToken)
    {
        RequireContent(file, name);
        return await PlanAsync(file, name, isLate: false, cancellationToken)
            ?? await PlanAsync(file, name, isLate: true, cancellationToken)
            ?? throw new CaptureException(
                $"{name} was expected to hold pictures; not one could be decoded: their size is not told.");
    }

    /// <inheritdoc cref="OfAsync(string, string, CancellationToken)"/>
    public static Task<SourcePlan> OfAsync(string file, CancellationToken cancellationToken) =>
        OfAsync(file, Path.GetFileName(file), cancellationToken);

    /// <returns>Null where FFmpeg has not seen how large the pictures are.</returns>
    private static async Task<SourcePlan?> PlanAsync(
        string file, string name, bool isLate, CancellationToken cancellationToken)
    {
        // Both at once: what the headers ask too much for is refused before the packets are through.
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var packets = new ProbedPackets(name);
        var reading = AskAsync(file, name, isLate, PacketEntries, packets.Add, enough.Token);
        try
        {
            var (track, promised) = await HeadersAsync(file, name, isLate, cancellationToken);
            if (track.Width == 0 || track.Height == 0)
            {
                return null;
            }

            SourceLimits.Require(name, track, promised);
            return Plan(name, track, promised, complaint: await reading, packets.Of(track.Stream));
        }
        finally
        {
            await enough.CancelAsync();
            await reading.ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static SourcePlan Plan(
        string name, VideoTrack track, long? promised, string complaint, PacketLines packets)
    {
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

    private static async Task<(VideoTrack Track, long? Promised)> HeadersAsync(
        string file, string name, bool isLate, CancellationToken cancellationToken)
    {
        var headers = new ProbedHeaders();
        var complaint = await AskAsync(file, name, isLate, HeaderEntries, headers.Add, cancellationToken);
        if (headers.Container is not { } container)
        {
            throw new CaptureException(
                $"{name} was expected to be a video; {UnreadableVideo.Why(file, complaint)}. FFmpeg says: {complaint}");
        }

        if (headers.Moving is not [var first, ..])
        {
            var instead = headers.HasPictures ? "a cover and no moving pictures" : "no pictures";
            throw new CaptureException($"{name} was expected to be a video; it holds {instead}.");
        }

        var track = ProbedTrack.Of(container, first, headers.Moving.Count, isLate);
        return track.IsEncrypted ? throw Encrypted(name) : (track, first.Number("nb_frames"));
    }

    private static CaptureException Encrypted(string name) => new(
        $"{name} is encrypted: its pictures can be read only by who has the key. Export it without protection.");

    private static async Task<string> AskAsync(
        string file,
        string name,
        bool isLate,
        string entries,
        Action<ProbeLine> heard,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(SourceLimits.ProbeWithin);
        try
        {
            return await FfmpegChild.LinesAsync(
                "ffprobe",
                file,
                [
                    "-v", "level+warning", "-of", "compact", "-select_streams", "v", "-show_entries", entries,
                    .. MediaFile.Open(file, isLate),
                ],
                line => heard(new(line)),
                IsComplaint,
                patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CaptureException(
                $"{name} could not be looked through within {SourceLimits.ProbeWithin.TotalMinutes:F0} min.");
        }
    }

    // A piece that ends too early is a warning only, and so is what ffprobe gives up for. In an MPEG transport stream
    // a piece is none: so begins what was joined.
    private static bool IsComplaint(string line) =>
        line.Contains("[error]", StringComparison.Ordinal) || line.Contains("[fatal]", StringComparison.Ordinal)
        || line.Contains(UnreadableVideo.GivenUp, StringComparison.Ordinal)
        || (line.Contains("Packet corrupt", StringComparison.Ordinal)
            && !line.Contains("[mpegts", StringComparison.Ordinal));

    /// <exception cref="CaptureException">It is a FIFO, a device, a socket or a folder.</exception>
    internal static void RequireFile(string path, string name)
    {
        if (RegularFile.WhyNot(path) is { } other)
        {
            throw new CaptureException($"{name} {other}; a video file was expected.");
        }
    }

    private static void RequireContent(string path, string name)
    {
        RequireFile(path, name);
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
}
