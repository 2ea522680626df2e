using CliWrap;

namespace Surgical.Capture;

/// <summary>
/// Looks through the pictures of a file that ffprobe gives up, because it begins every stream and one cannot be begun:
/// ffmpeg, which copies the pictures alone, need not begin the sound.
/// </summary>
internal static class PicturesAlone
{
    // Enough to see how they are coded; in memory, though those of a master weigh some megabytes each.
    private const string HeadPictures = "25";
    private const string HeadBytes = "64M";

    /// <param name="file">Path of the file.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="cancellationToken">Kills ffmpeg.</param>
    /// <returns>The stream, its packets, and FFmpeg's complaints; null where there are no pictures.</returns>
    /// <exception cref="CaptureException">It takes too long, or there is more than is read.</exception>
    public static Task<(VideoTrack Track, PacketLines Packets, string Complaint)?> OfAsync(
        string file, string name, CancellationToken cancellationToken) =>
        ProbePatience.WithinAsync(name, patience => LookAsync(file, name, patience), cancellationToken);

    private static async Task<(VideoTrack Track, PacketLines Packets, string Complaint)?> LookAsync(
        string file, string name, CancellationToken cancellationToken)
    {
        var (packets, words) = (new CopiedPackets(name), new CopyingWords());
        var complaint = await FfmpegChild.LinesAsync(
            "ffmpeg",
            file,
            ["-nostats", "-v", "level+info", .. Copy(file), "-f", "framecrc", "pipe:1"],
            PipeSource.Null,
            packets.Add,
            line =>
            {
                words.Add(line);
                return Ffprobe.IsComplaint(line);
            },
            cancellationToken);
        return packets.TimeBase is { } clock && await HeadAsync(file, words, cancellationToken) is { } track
            ? (InItsContainer(track, words, clock, packets.All), packets.All, complaint)
            : null;
    }

    private static string[] Copy(string file) =>
    [
        "-nostdin", .. MediaFile.Open(file, isLate: true),
        "-map", $"0:{MediaFile.Pictures}", "-c", "copy", "-copyinkf", "-copyts",
    ];

    /// <summary>How the pictures are coded: what ffprobe says of the first ones, in a container of their own.</summary>
    private static async Task<VideoTrack?> HeadAsync(
        string file, CopyingWords words, CancellationToken cancellationToken)
    {
        string[] container = words.Container.StartsWith("mov", StringComparison.Ordinal)
            ? ["-movflags", "frag_keyframe+empty_moov", "-f", "mov"]
            : ["-f", "matroska"];
        var head = await FfmpegChild.RunAsync(
            "ffmpeg",
            file,
            ["-v", "error", .. Copy(file), "-frames:v", HeadPictures, "-fs", HeadBytes, .. container, "pipe:1"],
            cancellationToken);
        var headers = new ProbedHeaders();
        await Ffprobe.HeadersOfAsync(head.Output, file, headers.Add, cancellationToken);
        return headers is { Container: { } around, Moving: [var first, ..] }
            ? ProbedTrack.Of(around, first, streamsOfPictures: 1, isLate: true)
            : null;
    }

    private static VideoTrack InItsContainer(
        VideoTrack track, CopyingWords words, Fraction clock, PacketLines packets)
    {
        var first = packets.Pictures.Min(packet => packet.At);
        return track with
        {
            Container = words.Container,
            Stream = words.Stream,
            TimeBase = clock,
            FirstPicture = first,
            Lead = TimeSpan.FromSeconds((first ?? 0) * clock.Value) - (words.Start ?? TimeSpan.Zero),
            Length = null,
            ContainerLength = words.Length,
        };
    }
}
