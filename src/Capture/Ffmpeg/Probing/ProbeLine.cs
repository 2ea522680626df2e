using System.Globalization;

namespace Surgical.Capture;

/// <summary>One line of ffprobe's compact writer: a section's name, then its entries.</summary>
/// <remarks>https://ffmpeg.org/ffprobe.html#compact_002c-csv</remarks>
internal sealed class ProbeLine
{
    // Containers that keep a text are free to write it without a zone.
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    private readonly Dictionary<string, string> _entries = [];

    /// <param name="line">"packet|pts=0|flags=K_".</param>
    public ProbeLine(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        Section = parts[0];
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                _entries.TryAdd(part[..equals], part[(equals + 1)..]);
            }
        }
    }

    /// <summary>"packet", "stream", "format" or another.</summary>
    public string Section { get; }

    /// <summary>Empty where there is no such entry, or FFmpeg does not know.</summary>
    public string Text(string name) =>
        _entries.TryGetValue(name, out var value) && value is not ("N/A" or "unknown") ? value : "";

    /// <summary>Null where there is no such number.</summary>
    public long? Number(string name) =>
        long.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null where there is no such time.</summary>
    public TimeSpan? Seconds(string name) =>
        double.TryParse(Text(name), CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Null where there is no such date with a time of day.</summary>
    public DateTimeOffset? Moment(string name) =>
        DateTimeOffset.TryParseExact(
            Text(name), Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
}
