using System.Globalization;
using System.Text.Json;

namespace Surgical.Capture;

/// <summary>The end of a video as the container holds it, undecoded.</summary>
/// <param name="Times">Presentation times of the last pictures, ascending, on the player's clock.</param>
/// <param name="End">When the last of them is over; zero when there is none.</param>
/// <param name="Complaint">FFmpeg's words on a damaged file; empty when it has none.</param>
internal sealed record VideoTail(IReadOnlyList<TimeSpan> Times, TimeSpan End, string Complaint)
{
    private static readonly TimeSpan SeekMargin = TimeSpan.FromSeconds(1);

    /// <summary>Reads the packets from the key frame before a time to the end of the file.</summary>
    internal static VideoTail Of(string file, VideoProbe probe, TimeSpan from)
    {
        var start = (from + probe.ContainerStart - SeekMargin).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        var (answer, complaint) = Ffprobe.Ask(
            file, "-read_intervals", $"{start}%", "-show_entries", "packet=pts_time,dts_time,duration_time,flags");

        // An edit list may cut pictures that are only there for others to be decoded; they are never shown.
        var packets = answer.TryGetProperty("packets", out var found)
            ? found.EnumerateArray().Where(packet => !packet.GetProperty("flags").GetString()!.Contains('D')).ToList()
            : [];
        List<TimeSpan> times = [.. packets.Select(TimeOf).OfType<TimeSpan>().Order()];
        var ends = packets.Select(packet => TimeOf(packet) + (VideoProbe.Seconds(packet, "duration_time") ?? TimeSpan.Zero));
        return new VideoTail(times, ends.Max() ?? TimeSpan.Zero, complaint);

        TimeSpan? TimeOf(JsonElement packet) =>
            (VideoProbe.Seconds(packet, "pts_time") ?? VideoProbe.Seconds(packet, "dts_time")) - probe.ContainerStart;
    }
}
