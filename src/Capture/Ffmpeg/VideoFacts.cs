namespace Surgical.Capture;

/// <summary>What a probe says of a video, packet by packet, before anything is decoded.</summary>
/// <param name="Track">The pictures.</param>
/// <param name="Packets">One for each picture that is shown, in the order of the file.</param>
/// <param name="PromisedPictures">How many the container's index counts; null where it counts none.</param>
/// <param name="Complaint">FFmpeg's words on a damaged file; empty when it has none.</param>
public sealed record VideoFacts(
    VideoTrack Track, IReadOnlyList<PicturePacket> Packets, long? PromisedPictures, string Complaint)
{
    private static readonly TimeSpan RoundingOfLengths = TimeSpan.FromMilliseconds(100);

    /// <summary>When the last picture is over, from where a player's clock shows 0; zero when there is none.</summary>
    public TimeSpan End => Packets.Max(packet => (packet.At ?? packet.DecodedAt) - ContainerStart + packet.Lasts) ?? TimeSpan.Zero;

    /// <summary>The clock at which a player shows 0; seldom 0 in MPEG-TS.</summary>
    public required TimeSpan ContainerStart { get; init; }

    /// <summary>How much of a damaged video is not there though the container says it is; null when all is there.</summary>
    /// <remarks>
    /// FFmpeg notices a cut in MP4, Matroska and FLV. AVI and MPEG streams do not say how long they should be: cut
    /// off, they are just shorter. A gap alone proves nothing, as sound outlasts pictures and edit lists leave holes.
    /// </remarks>
    internal TimeSpan? Missing
    {
        get
        {
            var missing = (Track.Length + Track.Lead ?? Track.ContainerLength) - End;
            return Complaint.Length > 0 && missing > RoundingOfLengths ? missing : null;
        }
    }
}
