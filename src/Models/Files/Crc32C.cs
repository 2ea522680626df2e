using System.Numerics;
using System.Runtime.InteropServices;

namespace Surgical.Models.Files;

/// <summary>CRC-32C (Castagnoli), by the processor's own instruction.</summary>
internal static class Crc32C
{
    /// <summary>Of nothing, before the last complement.</summary>
    public const uint Start = uint.MaxValue;

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Append(Start, bytes);

    /// <summary>Goes on with further bytes; whole multiples of eight but for the last.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
        {
            checksum = BitOperations.Crc32C(checksum, value);
        }

        return checksum;
    }
}
