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
    public IReadOnlyList<ShownPicture> OnPlayersClock =>
    [
        .. Pictures.Select(picture => picture with { At = picture.At - Start })
            .Where(picture => picture.At > -TimedPairs.Tolerance),
    ];

    /// <summary>Whether the clock goes back on the way, as in recordings that were joined.</summary>
    public bool HasJoins => Pictures.Zip(Pictures.Skip(1), (one, next) => next.At < one.At).Any(isBack => isBack);

    /// <summary>Whether FFmpeg had nothing to say of what it showed at a time, on a player's clock.</summary>
    public bool IsSilentAt(double at) =>
        Complaints.AreSilentAt(Pictures.Count(picture => picture.At - Start <= at + TimedPairs.Tolerance) - 1);

    public static async Task<PlayerView> OfAsync(string file, CancellationToken cancellationToken)
    {
        string[] open = ["-probesize", "60M", "-analyzeduration", "60M", "-i", file];
        var start = await MediaProgram.RunAsync(
            "ffprobe",
            ["-v", "error", .. open, "-show_entries", "format=start_time", "-of", "csv=p=0"],
            cancellationToken);
        var decoded = await MediaProgram.RunAsync(
            "ffmpeg",
            [
                "-nostdin", "-hide_banner", "-v", "level+info", "-copyts", .. open, "-map", "0:V:0",
                "-vf", $"showinfo=checksum=0,scale={Width}:{Height}:flags=area,format=bgr24",
                "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1",
            ],
            cancellationToken);
        var times = Times(decoded.Words);
        var count = Math.Min(times.Count, decoded.Output.Length / FrameBytes);
        return new(
            [.. Enumerable.Range(0, count).Select(place => Picture(decoded.Output, place, times[place]))],
            Seconds(System.Text.Encoding.ASCII.GetString(start.Output).Trim().TrimEnd(',')),
            string.Join('\n', decoded.Words.Where(IsComplaint)),
            Heard(decoded.Words));
    }

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

    private static PlayersComplaints Heard(IEnumerable<string> words)
    {
        var (places, keys, shown) = (new List<int>(), new List<int>(), 0);
        foreach (var line in words)
        {
            if (IsComplaint(line))
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

        return new(places, keys);
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
