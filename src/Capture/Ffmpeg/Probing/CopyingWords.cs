using System.Globalization;
using System.Text.RegularExpressions;

namespace Surgical.Capture;

/// <summary>What ffmpeg says of a file while it copies one stream out of it.</summary>
internal sealed partial class CopyingWords
{
    /// <summary>FFmpeg's names for the container; empty where it cannot read it.</summary>
    public string Container { get; private set; } = "";

    /// <summary>Where the container's clock begins; null where it does not say.</summary>
    public TimeSpan? Start { get; private set; }

    /// <summary>Length of all that is in the container; null where it does not say.</summary>
    public TimeSpan? Length { get; private set; }

    /// <summary>Number of the stream in the container.</summary>
    public int Stream { get; private set; }

    /// <summary>Takes a line in.</summary>
    public void Add(string line)
    {
        if (Input().Match(line) is { Success: true } input)
        {
            Container = input.Groups["names"].Value;
        }
        else if (Times().Match(line) is { Success: true } times)
        {
            Start = Seconds(times.Groups["start"].Value);
            Length = TimeSpan.TryParse(times.Groups["length"].Value, CultureInfo.InvariantCulture, out var length)
                ? length
                : null;
        }
        else if (Copied().Match(line) is { Success: true } copied)
        {
            Stream = int.Parse(copied.Groups["stream"].Value, CultureInfo.InvariantCulture);
        }
    }

    private static TimeSpan? Seconds(string told) =>
        double.TryParse(told, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    [GeneratedRegex(@"^\[info\] Input #0, (?<names>[\w,]+), from ")]
    private static partial Regex Input();

    [GeneratedRegex(@"^\[info\]   Duration: (?<length>[\d:.]+|N/A)(, start: (?<start>-?[\d.]{1,18}))?, bitrate: ")]
    private static partial Regex Times();

    [GeneratedRegex(@"^\[info\]   Stream #0:(?<stream>\d{1,5}) -> #0:0 \(copy\)")]
    private static partial Regex Copied();
}
