using System.Buffers.Binary;
using System.Text;

namespace Surgical.Capture.Tests;

/// <summary>Chunks of PNG files, with the checksums that they should have.</summary>
internal static class PngChunks
{
    public static byte[] Make(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        return [.. Big((uint)data.Length), .. named, .. Big(Crc32.Of(named))];
    }

    /// <summary>The file with another height in its head, and a checksum that fits.</summary>
    public static byte[] WithHeight(byte[] file, int height)
    {
        byte[] head = [.. file[16..20], .. Big((uint)height), .. file[24..29]];
        return [.. file[..8], .. Make("IHDR", head), .. file[33..]];
    }

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
