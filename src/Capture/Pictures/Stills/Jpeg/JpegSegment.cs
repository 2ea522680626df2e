using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>A marker of a JPEG with what belongs to it.</summary>
internal readonly ref struct JpegSegment
{
    private const byte Temporary = 0x01;
    private const byte FirstRestart = 0xD0;
    private const byte EndOfImage = 0xD9;

    private JpegSegment(byte marker, ReadOnlySpan<byte> data)
    {
        Marker = marker;
        Data = data;
    }

    /// <summary>The byte after 0xFF.</summary>
    public byte Marker { get; }

    /// <summary>Without its length; empty for a marker that has none.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The segment at a place, which is then behind it.</summary>
    /// <exception cref="BrokenStillException">There is none.</exception>
    public static JpegSegment At(ReadOnlySpan<byte> file, ref int at)
    {
        var from = at;
        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        if (at >= file.Length)
        {
            throw new BrokenStillException("it breaks off before its end");
        }

        var marker = file[at++];
        if (at == from + 1 || marker == 0)
        {
            throw new BrokenStillException($"it is damaged near byte {from}: a marker was expected");
        }

        if (marker is Temporary or (>= FirstRestart and <= EndOfImage))
        {
            return new(marker, []);
        }

        var rest = file[at..];
        if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) is var length && length > rest.Length)
        {
            throw new BrokenStillException("it breaks off before its end");
        }

        at += length;
        return length >= 2
            ? new(marker, rest[2..length])
            : throw new BrokenStillException($"it is damaged near byte {from}: a length was expected");
    }
}
