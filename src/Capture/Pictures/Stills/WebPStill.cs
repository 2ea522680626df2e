using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>
/// A WebP of one picture. Its chunks are counted; what they hold has no checksum, and of its lossy kind any bits make a
/// picture, so that damage inside them is not seen. https://www.rfc-editor.org/rfc/rfc9649
/// </summary>
internal static class WebPStill
{
    private const int Start = 12;
    private const byte Animation = 0x02;
    private const byte Opacity = 0x10;

    private static ReadOnlySpan<byte> StartCode => [0x9D, 0x01, 0x2A];

    public static bool IsAt(ReadOnlySpan<byte> file) =>
        file.Length >= Start && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    /// <exception cref="BrokenStillException">It breaks off, or is animated.</exception>
    public static StillHead Head(ReadOnlySpan<byte> file)
    {
        var mayBeSeenThrough = false;
        for (var at = Start; ;)
        {
            var (name, data) = Chunk(file, ref at);
            if (name.SequenceEqual("VP8X"u8))
            {
                if (data.IsEmpty || (data[0] & Animation) != 0)
                {
                    throw new BrokenStillException("it is animated; a still picture is expected");
                }

                mayBeSeenThrough = (data[0] & Opacity) != 0;
            }
            else if (name.SequenceEqual("VP8 "u8))
            {
                return Lossy(data, mayBeSeenThrough);
            }
            else if (name.SequenceEqual("VP8L"u8))
            {
                return Lossless(data);
            }
        }
    }

    /// <summary>Demands all chunks that the file speaks of, and no more: little else tells of damage.</summary>
    /// <exception cref="BrokenStillException">It breaks off, or goes on.</exception>
    public static void RequireWhole(ReadOnlySpan<byte> file)
    {
        var length = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (length > file.Length)
        {
            throw new BrokenStillException("it breaks off before its end");
        }

        // Chunks are padded to even lengths, which some writers forget in the length of all.
        if (length + 1 < file.Length)
        {
            throw new BrokenStillException("it goes on behind its end");
        }

        for (var at = Start; at < length;)
        {
            Chunk(file[..(int)length], ref at);
        }
    }

    // https://www.rfc-editor.org/rfc/rfc6386#section-9.1
    private static StillHead Lossy(ReadOnlySpan<byte> data, bool mayBeSeenThrough)
    {
        const int TagEnd = 10;
        if (data.Length < TagEnd || (data[0] & 1) != 0 || !data[3..].StartsWith(StartCode))
        {
            throw new BrokenStillException("its head is damaged");
        }

        var firstPart = (data[0] | (data[1] << 8) | (data[2] << 16)) >> 5;
        return firstPart <= data.Length - TagEnd
            ? new(
                BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF,
                mayBeSeenThrough)
            : throw new BrokenStillException("it breaks off in the middle: pixels are missing");
    }

    private static StillHead Lossless(ReadOnlySpan<byte> data)
    {
        const byte Signature = 0x2F;
        if (data.Length < 5 || data[0] != Signature)
        {
            throw new BrokenStillException("its head is damaged");
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return new((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1, (bits >> 28 & 1) != 0);
    }

    private static NamedChunk Chunk(ReadOnlySpan<byte> file, ref int at)
    {
        var rest = at < file.Length ? file[at..] : [];
        if (rest.Length < 8
            || BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) is var length && length > rest.Length - 8)
        {
            throw new BrokenStillException("it breaks off before its end");
        }

        at += 8 + (int)length + (int)(length & 1);
        return new(rest[..4], rest.Slice(8, (int)length));
    }

    private readonly ref struct NamedChunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        private ReadOnlySpan<byte> Name { get; } = name;

        private ReadOnlySpan<byte> Data { get; } = data;

        public void Deconstruct(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
        {
            name = Name;
            data = Data;
        }
    }
}
