using System.IO.Compression;

namespace Surgical.Capture;

/// <summary>One strip of a TIFF's rows, unpacked to see that it is all there.</summary>
internal static class TiffStrip
{
    private const int Unpacked = 1;
    private const int PackBits = 32773;
    private const int Lzw = 5;

    /// <exception cref="BrokenStillException">It is too short, or damaged where that can be told.</exception>
    public static void Require(ReadOnlySpan<byte> packed, int compression, long bytes)
    {
        var found = compression switch
        {
            Unpacked => packed.Length,
            PackBits => PackedBits(packed),
            Lzw => Unwound(packed, bytes),
            _ => Inflated(packed, bytes),
        };
        if (found < bytes || (found > bytes && compression != Unpacked))
        {
            throw new BrokenStillException("its pixels are damaged: rows are missing, or left over");
        }
    }

    private static long PackedBits(ReadOnlySpan<byte> packed)
    {
        var (found, at) = (0L, 0);
        while (at < packed.Length)
        {
            var head = (sbyte)packed[at];
            var (read, written) = head >= 0 ? (2 + head, 1 + head) : head == -128 ? (1, 0) : (2, 1 - head);
            if (at + read > packed.Length)
            {
                break;
            }

            (found, at) = (found + written, at + read);
        }

        return found;
    }

    private static long Unwound(ReadOnlySpan<byte> packed, long bytes)
    {
        LzwCodes.Require(packed, 8, LzwOrder.Tiff, bytes, 256);
        return bytes;
    }

    private static long Inflated(ReadOnlySpan<byte> packed, long bytes)
    {
        using var memory = new MemoryStream(packed.ToArray());
        using var unpacking = new ZLibStream(memory, CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        var found = 0L;
        try
        {
            // To its end, where the checksum stands; much more than is wanted is none of its own.
            while (found <= bytes && unpacking.Read(buffer) is var read && read > 0)
            {
                found += read;
            }
        }
        catch (InvalidDataException)
        {
            throw new BrokenStillException("its pixels are damaged");
        }

        return found;
    }
}
