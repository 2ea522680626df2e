namespace Surgical.Capture;

/// <summary>How a video ends, as its container has it.</summary>
/// <param name="At">
/// When the last picture is over, from where a player's clock shows 0; zero when there is none.
/// </param>
/// <param name="Missing">How much is not there though the container says it is; null when all is there.</param>
/// <param name="Complaint">FFmpeg's words on a damaged file; empty when it has none.</param>
public sealed record VideoEnd(TimeSpan At, TimeSpan? Missing, string Complaint)
{
    private static readonly TimeSpan RoundingOfLengths = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks at the packets.</summary>
    /// <remarks>
    /// FFmpeg notices a cut in MP4, Matroska and FLV. AVI and MPEG streams do not say how long they should be: cut
    /// off, they are just shorter. A gap alone proves nothing, as sound outlasts pictures and edit lists leave holes.
    /// </remarks>
    /// <param name="packets">Those of the pictures.</param>
    /// <param name="containerStart">The clock at which a player shows 0; seldom 0 in MPEG-TS.</param>
    /// <param name="track">What the container says of them.</param>
    /// <param name="complaint">FFmpeg's.</param>
    internal static VideoEnd Of(
        IReadOnlyList<PicturePacket> packets, TimeSpan containerStart, VideoTrack track, string complaint)
    {
        var end = packets.Max(packet => (packet.At ?? packet.DecodedAt) - containerStart + packet.Lasts)
            ?? TimeSpan.Zero;
        var missing = (track.Length + track.Lead ?? track.ContainerLength) - end;
        return new(end, complaint.Length > 0 && missing > RoundingOfLengths ? missing : null, complaint);
    }
}
