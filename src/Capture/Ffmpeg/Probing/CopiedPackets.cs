using System.Globalization;

namespace Surgical.Capture;

/// <summary>The packets of the stream that ffmpeg copies, as its writer of checksums says them.</summary>
/// <remarks>https://ffmpeg.org/ffmpeg-formats.html#framecrc</remarks>
/// <param name="name">What people call the file.</param>
internal sealed class CopiedPackets(string name)
{
    private const string TimeBaseOf = "#tb 0: ";

    // "stream, dts, pts, duration, size, checksum", and "F=0x.." where the flags are not those of a key picture.
    private const int LeastFields = 6;
    private const int Key = 1;
    private const int CutAway = 4;

    private readonly ProbedPackets _packets = new(name);

    /// <summary>Seconds that one step of the stream's clock takes; null where there is no stream.</summary>
    public Fraction? TimeBase { get; private set; }

    /// <summary>Those of the one stream.</summary>
    public PacketLines All => _packets.Of(0);

    /// <summary>Takes a line in.</summary>
    /// <exception cref="CaptureException">There are more packets than are read.</exception>
    public void Add(string line)
    {
        if (line.StartsWith(TimeBaseOf, StringComparison.Ordinal))
        {
            TimeBase = Fraction.Parse(line[TimeBaseOf.Length..]);
        }
        else if (line.Split(',', StringSplitOptions.TrimEntries) is { Length: >= LeastFields } fields && line[0] != '#')
        {
            var flags = FlagsOf(fields[LeastFields..]);
            _packets.Add(new(
                $"packet|stream_index=0|dts={Told(fields[1])}|pts={Told(fields[2])}|duration={fields[3]}|flags="
                + ((flags & Key) != 0 ? "K" : "_") + ((flags & CutAway) != 0 ? "D" : "_")));
        }
    }

    private static int FlagsOf(IEnumerable<string> rest)
    {
        var told = rest.FirstOrDefault(field => field.StartsWith("F=0x", StringComparison.Ordinal));
        return told is null ? Key : int.Parse(told[4..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static string Told(string time) =>
        time == long.MinValue.ToString(CultureInfo.InvariantCulture) ? "N/A" : time;
}
