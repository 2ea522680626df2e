using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>
/// A PNG, walked chunk by chunk: each carries a checksum, so that damage anywhere is seen. Decoders overlook some.
/// https://www.w3.org/TR/png-3/
/// </summary>
internal static class PngStill
{
    private const int ChunkFrame = 12;

    private static ReadOnlySpan<byte> Start => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsAt(ReadOnlySpan<byte> file) => file.StartsWith(Start[..4]);

    /// <exception cref="BrokenStillException">It is not whole, or no still picture.</exception>
    public static StillHead Head(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Start) || file.Length < Start.Length + ChunkFrame || !file[12..].StartsWith("IHDR"u8))
        {
            throw new BrokenStillException("its head is damaged");
        }

        var header = PngHeader.Parse(Chunk(file, Start.Length).Data);
        return new(header.Width, header.Height, header.HasOpacity || HoldsBeforePixels(file, "tRNS"u8));
    }

    /// <summary>Reads all of it but what its rows mean.</summary>
    /// <exception cref="BrokenStillException">Something is missing, damaged or of the wrong length.</exception>
    public static void RequireWhole(ReadOnlySpan<byte> file)
    {
        var header = PngHeader.Parse(Chunk(file, Start.Length).Data);
        using var rows = new PngRows();
        for (var at = Start.Length; ;)
        {
            var (name, data, end) = Chunk(file, at);
            if (name.SequenceEqual("IDAT"u8))
            {
                rows.Add(data);
            }
            else if (name.SequenceEqual("acTL"u8) && BinaryPrimitives.ReadUInt32BigEndian(data) > 1)
            {
                throw new BrokenStillException("it is animated; a still picture is expected");
            }
            else if (name.SequenceEqual("IEND"u8))
            {
                rows.Require(header);
                return;
            }

            at = end;
        }
    }

    private static bool HoldsBeforePixels(ReadOnlySpan<byte> file, ReadOnlySpan<byte> wanted)
    {
        for (var at = Start.Length; ;)
        {
            var (name, _, end) = Chunk(file, at);
            if (name.SequenceEqual(wanted) || name.SequenceEqual("IDAT"u8) || name.SequenceEqual("IEND"u8))
            {
                return name.SequenceEqual(wanted);
            }

            at = end;
        }
    }

    private static ReadChunk Chunk(ReadOnlySpan<byte> file, int at)
    {
        var rest = file[at..];
        if (rest.Length < ChunkFrame || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length
            && length > rest.Length - ChunkFrame)
        {
            throw new BrokenStillException("it breaks off before its end");
        }

        var end = 8 + (int)length;
        return Crc32.Of(rest[4..end]) == BinaryPrimitives.ReadUInt32BigEndian(rest[end..])
            ? new(rest[4..8], rest[8..end], at + end + 4)
            : throw new BrokenStillException($"it is damaged near byte {at}: a checksum differs");
    }

    private readonly ref struct ReadChunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, int end)
    {
        public ReadOnlySpan<byte> Data { get; } = data;

        private ReadOnlySpan<byte> Name { get; } = name;

        public void Deconstruct(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data, out int next)
        {
            name = Name;
            data = Data;
            next = end;
        }
    }
}
