using System.Globalization;
using System.Text.RegularExpressions;

namespace Surgical.Soak.Footage;

/// <summary>What FFmpeg itself shows of a file, told nothing but to show it: what ours is held against.</summary>
/// <param name="Pictures">In the order in which they come; times on the container's own clock.</param>
/// <param name="Start">The container's clock where a player's shows 0.</param>
/// <param name="Complaint">What it said of faults; empty for none.</param>
/// <param name="Complaints">Where.</param>
internal sealed partial record PlayerView(
    IReadOnlyList<ShownPicture> Pictures, double Start, string Complaint, PlayersComplaints Complaints)
{
    private const int Width = 128;
    private const int Height = 96;
    private const int FrameBytes = Width * Height * 3;

    /// <summary>On a player's clock, which begins at 0: what an edit list trims away is before.</summary>
    public IReadOnlyList<ShownPicture> OnPlayersClock => From(Start);

    /// <summary>Whether the clock goes back on the way, as in recordings that were joined.</summary>
    public bool HasJoins => Pictures.Zip(Pictures.Skip(1), (one, next) => next.At < one.At).Any(isBack => isBack);

    /// <summary>On a clock that shows 0 where the container's shows a start.</summary>
    public IReadOnlyList<ShownPicture> From(double start) =>
    [
        .. Pictures.Select(picture => picture with { At = picture.At - start })
            .Where(picture => picture.At > -TimedPairs.Tolerance),
    ];

    /// <summary>Whether FFmpeg had nothing to say of what it showed at a time of the container's clock.</summary>
    public bool IsSilentAt(double clock) =>
        Complaints.AreSilentAt(Pictures.Count(picture => picture.At <= clock + TimedPairs.Tolerance) - 1);

    public static Task<PlayerView> OfAsync(string file, CancellationToken cancellationToken) =>
        OfAsync(file, [], cancellationToken);

    /// <summary>By one thread: what FFmpeg complains of is what it is about to show.</summary>
    public static Task<PlayerView> OfDamagedAsync(string file, CancellationToken cancellationToken) =>
        OfAsync(file, ["-threads", "1"], cancellationToken);

    private static async Task<PlayerView> OfAsync(
        string file, IReadOnlyList<string> decoding, CancellationToken cancellationToken)
    {
        string[] open = ["-probesize", "60M", "-analyzeduration", "60M", "-i", file];
        var told = await MediaProgram.RunAsync(
            "ffprobe",
            [
                "-v", "error", .. open, "-select_streams", "V:0", "-show_entries",
                "format=start_time:stream=has_b_frames", "-of", "default=noprint_wrappers=1",
            ],
            cancellationToken);
        var headers = System.Text.Encoding.ASCII.GetString(told.Output);
        var decoded = await MediaProgram.RunAsync(
            "ffmpeg",
            [
                "-nostdin", "-hide_banner", "-v", "level+info", "-copyts", .. decoding, .. open, "-map", "0:V:0",
                "-vf", $"showinfo=checksum=0,scale={Width}:{Height}:flags=area,format=bgr24",
                "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1",
            ],
            cancellationToken);
        var times = Times(decoded.Words);
        var count = Math.Min(times.Count, decoded.Output.Length / FrameBytes);
        return new(
            [.. Enumerable.Range(0, count).Select(place => Picture(decoded.Output, place, times[place]))],
            Number(headers, "start_time"),
            string.Join('\n', decoded.Words.Where(IsComplaint)),
            Heard(decoded.Words, (int)Number(headers, "has_b_frames")));
    }

    private static double Number(string headers, string name) => Seconds(
        headers.Split('\n').Select(line => line.Split('=')).FirstOrDefault(line => line[0] == name)?[^1] ?? "");

    private static ShownPicture Picture(byte[] all, int place, double at)
    {
        var picture = new Picture(all.AsSpan(place * FrameBytes, FrameBytes), Width);
        return new(at, NumberStrip.Read(picture), picture.Places());
    }

    private static List<double> Times(IEnumerable<string> words)
    {
        var times = new List<double>();
        var tick = 0.0;
        foreach (var line in words)
        {
            if (TimeBase().Match(line) is { Success: true } told)
            {
                tick = Seconds(told.Groups["above"].Value) / Seconds(told.Groups["below"].Value);
            }
            else if (Shown().Match(line) is { Success: true } shown)
            {
                var pts = shown.Groups["pts"].Value;
                times.Add(pts == "NOPTS" ? double.NaN : Seconds(pts) * tick);
            }
        }

        return times;
    }

    private static PlayersComplaints Heard(IEnumerable<string> words, int heldBack)
    {
        var (places, keys, shown) = (new List<int>(), new List<int>(), 0);
        foreach (var line in words)
        {
            if (IsComplaint(line) && !line.Contains("[matroska", StringComparison.Ordinal))
            {
                places.Add(shown);
            }
            else if (Shown().IsMatch(line))
            {
                if (line.Contains("iskey:1", StringComparison.Ordinal))
                {
                    keys.Add(shown);
                }

                shown++;
            }
        }

        return new(places, keys, heldBack);
    }

    private static double Seconds(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    // Of the file: what is written here has no order of times that would have to be kept.
    private static bool IsComplaint(string line) =>
        (line.Contains("[error]", StringComparison.Ordinal) || line.Contains("[fatal]", StringComparison.Ordinal)
            || line.Contains("corrupt", StringComparison.Ordinal))
        && !line.StartsWith("[rawvideo", StringComparison.Ordinal);

    [GeneratedRegex(@"config in time_base: (?<above>\d+)/(?<below>\d+)")]
    private static partial Regex TimeBase();

    [GeneratedRegex(@"\] n: *\d+ pts: *(?<pts>-?\d+|NOPTS)")]
    private static partial Regex Shown();
}
