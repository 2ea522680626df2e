using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>A GIF of one picture, walked block by block; its codes are followed, for it has no checksum.
/// https://www.w3.org/Graphics/GIF/spec-gif89a.txt</summary>
internal static class GifStill
{
    private const int ScreenEnd = 13;
    private const byte Extension = 0x21;
    private const byte Picture = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte Control = 0xF9;

    public static bool IsAt(ReadOnlySpan<byte> file) => file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8);

    /// <exception cref="BrokenStillException">It breaks off, or holds more than one picture or none.</exception>
    public static StillHead Head(ReadOnlySpan<byte> file)
    {
        var (_, hasClearColour) = Walk(file, (_, _, _) => { });
        return new(
            BinaryPrimitives.ReadUInt16LittleEndian(file[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(file[8..]),
            hasClearColour);
    }

    /// <summary>Follows all of its codes.</summary>
    /// <exception cref="BrokenStillException">Some are missing or wrong.</exception>
    public static void RequireWhole(ReadOnlySpan<byte> file) =>
        Walk(file, RequireCodes);

    private delegate void PictureSeen(ReadOnlySpan<byte> codes, int pixels, int colours);

    private static void RequireCodes(ReadOnlySpan<byte> data, int pixels, int colours)
    {
        if (data[0] is < 1 or > 8)
        {
            throw new BrokenStillException("its pixels are damaged");
        }

        LzwCodes.Require(data[1..], data[0], LzwOrder.Gif, pixels, colours);
    }

    private static (int Pictures, bool HasClearColour) Walk(ReadOnlySpan<byte> file, PictureSeen seen)
    {
        var at = ScreenEnd + (3 * Colours(Byte(file, 10)));
        var (pictures, hasClearColour) = (0, false);
        for (; ; )
        {
            switch (Byte(file, at))
            {
                case Extension:
                    hasClearColour |= Byte(file, at + 1) == Control && (Byte(file, at + 3) & 1) != 0;
                    at = SkipBlocks(file, at + 2);
                    break;
                case Picture when ++pictures > 1:
                    throw new BrokenStillException("it is animated or holds several pictures; a still one is expected");
                case Picture:
                    at = See(file, at, seen);
                    break;
                case Trailer:
                    return pictures == 1
                        ? (pictures, hasClearColour)
                        : throw new BrokenStillException("it holds no picture");
                default:
                    throw new BrokenStillException($"it is damaged near byte {at}");
            }
        }
    }

    private static int See(ReadOnlySpan<byte> file, int at, PictureSeen seen)
    {
        const int DescriptorEnd = 10;
        var flags = Byte(file, at + DescriptorEnd - 1);
        var place = file.Slice(at + 1, 8);
        if (!place[..4].SequenceEqual("\0\0\0\0"u8) || !place[4..].SequenceEqual(file[6..10]))
        {
            throw new BrokenStillException("its picture does not fill its screen");
        }

        var colours = Colours(flags);
        var start = at + DescriptorEnd + (3 * colours);
        var codes = new List<byte> { Byte(file, start) };
        var end = SkipBlocks(file, start + 1);
        for (var block = start + 1; file[block] != 0; block += 1 + file[block])
        {
            codes.AddRange(file.Slice(block + 1, file[block]));
        }

        var pixels = BinaryPrimitives.ReadUInt16LittleEndian(place[4..])
            * BinaryPrimitives.ReadUInt16LittleEndian(place[6..]);
        seen([.. codes], pixels, colours > 0 ? colours : Colours(file[10]));
        return end;
    }

    private static int SkipBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (Byte(file, at) is var length && length != 0)
        {
            at += 1 + length;
        }

        return at + 1;
    }

    private static int Colours(byte flags) => (flags & 0x80) != 0 ? 2 << (flags & 7) : 0;

    private static byte Byte(ReadOnlySpan<byte> file, int at) =>
        at < file.Length ? file[at] : throw new BrokenStillException("it breaks off before its end");
}
