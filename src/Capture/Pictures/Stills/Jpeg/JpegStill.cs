using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>
/// A JPEG, walked to its end: decoders make up what is missing of one, in grey or in noise, and say so to nobody. A
/// JPEG has no checksum, so it is seen whether its codes are valid, as many as it has blocks, and of values that
/// pictures have. https://www.w3.org/Graphics/JPEG/itu-t81.pdf
/// </summary>
internal static class JpegStill
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    // Encoders write about ten, or twenty; a thousand empty ones cost a decoder minutes.
    private const int MostScans = 100;

    private static ReadOnlySpan<byte> Start => [0xFF, 0xD8];

    public static bool IsAt(ReadOnlySpan<byte> file) => file.StartsWith(Start);

    /// <exception cref="BrokenStillException">It has no head, or is of a kind that is not read.</exception>
    public static StillHead Head(ReadOnlySpan<byte> file)
    {
        for (var at = Start.Length; ;)
        {
            var segment = JpegSegment.At(file, ref at);
            if (JpegFrame.IsHead(segment.Marker))
            {
                var frame = JpegFrame.Parse(segment.Marker, segment.Data);
                return new(frame.Width, frame.Height, MayBeSeenThrough: false);
            }

            if (segment.Marker is StartOfScan or EndOfImage)
            {
                throw new BrokenStillException("its head is missing");
            }
        }
    }

    /// <summary>Follows every code of every scan.</summary>
    /// <exception cref="BrokenStillException">Something is missing or damaged.</exception>
    public static void RequireWhole(ReadOnlySpan<byte> file)
    {
        var tables = new JpegTables();
        JpegFrame? frame = null;
        var scans = 0;
        for (var at = Start.Length; ;)
        {
            var segment = JpegSegment.At(file, ref at);
            if (segment.Marker == EndOfImage)
            {
                (frame ?? throw new BrokenStillException("its head is missing")).RequireAllScans();
                return;
            }

            if (segment.Marker == StartOfScan)
            {
                if (++scans > MostScans)
                {
                    throw new BrokenStillException($"it has more than {MostScans} scans");
                }

                var scan = JpegScan.Parse(
                    segment.Data, frame ?? throw new BrokenStillException("its head is missing"), tables);
                at += scan.Follow(file[at..]);
            }
            else if (JpegFrame.IsHead(segment.Marker))
            {
                frame = frame is null
                    ? JpegFrame.Parse(segment.Marker, segment.Data)
                    : throw new BrokenStillException("it has two heads");
            }
            else
            {
                tables.Take(segment.Marker, segment.Data);
            }
        }
    }
}
