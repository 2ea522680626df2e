namespace Surgical.Capture;

/// <summary>Asks FFmpeg's ffprobe what a file really is, whatever its name says.</summary>
public static class VideoProbe
{
    /// <summary>Reads the headers of a file and every packet once; decodes nothing.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    /// <exception cref="CaptureException">It cannot be read, is no video, or asks for more than is read.</exception>
    public static async Task<SourcePlan> OfAsync(string file, string name, CancellationToken cancellationToken)
    {
        VideoContent.Require(file, name);
        return await PlanAsync(file, name, isLate: false, cancellationToken)
            ?? await PlanAsync(file, name, isLate: true, cancellationToken)
            ?? await PlanOfPicturesAsync(file, name, cancellationToken)
            ?? throw new CaptureException(
                $"{name} was expected to hold pictures; not one could be decoded: their size is not told.");
    }

    /// <inheritdoc cref="OfAsync(string, string, CancellationToken)"/>
    public static Task<SourcePlan> OfAsync(string file, CancellationToken cancellationToken) =>
        OfAsync(file, Path.GetFileName(file), cancellationToken);

    /// <returns>
    /// Null where ffprobe gives up, or has not seen how large the pictures are.
    /// </returns>
    private static async Task<SourcePlan?> PlanAsync(
        string file, string name, bool isLate, CancellationToken cancellationToken)
    {
        // Both at once: what the headers ask too much for is refused before the packets are through.
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var packets = new ProbedPackets(name);
        var reading = Ffprobe.PacketsAsync(file, name, isLate, packets.Add, enough.Token);
        try
        {
            if (await HeadersAsync(file, name, isLate, cancellationToken) is not (var track, var promised)
                || !HasSize(track))
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

    private static async Task<SourcePlan?> PlanOfPicturesAsync(
        string file, string name, CancellationToken cancellationToken)
    {
        if (await PicturesAlone.OfAsync(file, name, cancellationToken) is not (var track, var packets, var complaint)
            || !HasSize(track))
        {
            return null;
        }

        SourceLimits.Require(name, track, promisedPictures: null);
        return Plan(name, track, promised: null, complaint, packets);
    }

    private static bool HasSize(VideoTrack track) => track is { Width: > 0, Height: > 0 };

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

    /// <returns>Null where ffprobe gives up: it cannot begin a stream, and others may be whole.</returns>
    private static async Task<(VideoTrack Track, long? Promised)?> HeadersAsync(
        string file, string name, bool isLate, CancellationToken cancellationToken)
    {
        var headers = new ProbedHeaders();
        var complaint = await Ffprobe.HeadersAsync(file, name, isLate, headers.Add, cancellationToken);
        if (headers.Container is not { } container)
        {
            return UnreadableVideo.IsGivenUp(complaint) ? null : throw new CaptureException(
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
}
