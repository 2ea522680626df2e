using System.Text.RegularExpressions;

namespace Surgical.Capture;

/// <summary>Reads FFmpeg's complaints.</summary>
internal static partial class DecoderComplaints
{
    /// <param name="complaint">With its speaker and its level.</param>
    /// <param name="track">What is decoded.</param>
    public static DecoderComplaint Read(string complaint, VideoTrack track)
    {
        if (complaint.Contains("corrupt decoded frame", StringComparison.Ordinal))
        {
            return DecoderComplaint.NextPicture;
        }

        if (complaint.Contains("Changing video frame properties", StringComparison.Ordinal))
        {
            return DecoderComplaint.Change;
        }

        return complaint.Contains("Error while decoding stream", StringComparison.Ordinal)
                ? DecoderComplaint.NoPicture | DecoderComplaint.Undecoded
            : IsOfTornContainer(complaint, track) ? DecoderComplaint.SomePicture
            : IsOfTornPiece(complaint, track) ? DecoderComplaint.TornPiece
            : !IsOfDecoder(complaint, track.Codec) || Harmless().IsMatch(complaint) ? DecoderComplaint.None
            : NoPicture().IsMatch(complaint) ? DecoderComplaint.NoPicture
            : DecoderComplaint.SomePicture;
    }

    /// <summary>Whether a complaint of the container's says no more than that it ends too early.</summary>
    public static bool IsOfTheEnd(string complaint) => EndedEarly().IsMatch(complaint);

    // MP4 and MPEG streams say more exactly what is missing; where recordings were joined, FFmpeg calls pieces corrupt
    // that are not.
    private static bool IsOfTornContainer(string complaint, VideoTrack track) => TornContainer().IsMatch(complaint)
        || (track.Container == "avi" && complaint.Contains("corrupt input packet", StringComparison.Ordinal));

    private static bool IsOfTornPiece(string complaint, VideoTrack track) =>
        track.Container == "mpegts"
        && complaint.EndsWith($"corrupt input packet in stream {track.Stream}", StringComparison.Ordinal);

    private static bool IsOfDecoder(string complaint, string codec) =>
        Speaker().Match(complaint) is { Success: true } said
        && said.Groups["name"].Value is var name
        && (codec.StartsWith(name, StringComparison.Ordinal) || name.StartsWith("lib", StringComparison.Ordinal));

    [GeneratedRegex(@"\[(?<name>[\w-]+) @ 0x[0-9a-f]+\] \[(error|fatal|panic)\]")]
    private static partial Regex Speaker();

    [GeneratedRegex("ended prematurely|partial file|Packet corrupt")]
    private static partial Regex EndedEarly();

    [GeneratedRegex("CRC mismatch|no checksum")]
    private static partial Regex TornContainer();

    [GeneratedRegex(
        "Invalid NAL unit size|splitting the input|no frame|decode_slice_header error|non-existing [PS]PS"
        + "|missing picture|Invalid data found|no start code")]
    private static partial Regex NoPicture();

    // Of streams that were cut or joined well.
    [GeneratedRegex(
        "mmco|co located|number of reference frames|SEI type|sps_id|reorder buffer|Missing reference picture, default"
        + "|unref short failure")]
    private static partial Regex Harmless();
}
