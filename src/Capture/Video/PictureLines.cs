using System.Globalization;

namespace Surgical.Capture;

/// <summary>
/// What a decoding child says of its pictures, two lines each: <c>frame:7 pts:3584 pts_time:0.28</c>, then the mark of
/// <see cref="DecodePlan"/> that tells a decoded picture from a delivered one.
/// </summary>
/// <param name="lines">Blocks until the child has said more; ends with the child.</param>
internal sealed class PictureLines(TextReader lines)
{
    /// <summary>Pictures decoded so far, the unwanted ones too.</summary>
    public long Decoded { get; private set; }

    /// <summary>Reads on to the next picture that is delivered.</summary>
    /// <param name="heard">Called for every sign of life.</param>
    /// <returns>
    /// Its number and the stream's clock at it, null where that is not known; null when the child has ended.
    /// </returns>
    public (long Index, long? Clock)? Next(Action heard)
    {
        long? clock = null;
        while (lines.ReadLine() is { } line)
        {
            heard();
            if (line.StartsWith("frame:", StringComparison.Ordinal))
            {
                clock = Clock(line);
            }
            else if (line.StartsWith(DecodePlan.Decoded, StringComparison.Ordinal))
            {
                Decoded++;
            }
            else if (line.StartsWith(DecodePlan.Delivered, StringComparison.Ordinal))
            {
                return (Decoded - 1, clock);
            }
        }

        return null;
    }

    private static long? Clock(string line)
    {
        const string Name = "pts:";
        var number = line.AsSpan(line.IndexOf(Name, StringComparison.Ordinal) + Name.Length).TrimStart();
        var end = number.IndexOf(' ');
        number = end < 0 ? number : number[..end];
        return long.TryParse(number, CultureInfo.InvariantCulture, out var clock) ? clock : null;
    }
}
