using System.Buffers.Binary;
using System.Globalization;

namespace Surgical.Capture.Tests;

/// <summary>What happens to files: one of it, drawn by chance.</summary>
/// <param name="Words">What was done, for a test that fails.</param>
/// <param name="File">The file after it.</param>
internal sealed record Mutation(string Words, byte[] File)
{
    public static Mutation Draw(byte[] whole, Random random)
    {
        var file = whole.ToArray();
        var at = random.Next(2, file.Length - 1);
        var length = random.Next(1, Math.Max(2, Math.Min(file.Length - at, file.Length / 4)));
        switch (random.Next(9))
        {
            case 0:
                return Of($"cut at {at}", file[..at]);
            case 1:
                return Of($"cut at {at}, with the end of the whole one", [.. file[..at], .. file[^12..]]);
            case 2:
                return Of($"cut at {at}, with JPEG's end mark", [.. file[..at], 0xFF, 0xD9]);
            case 3:
                file.AsSpan(at, length).Clear();
                return Of($"{length} zeros at {at}", file);
            case 4:
                random.NextBytes(file.AsSpan(at, length));
                return Of($"{length} bytes of noise at {at}", file);
            case 5:
                return Of($"without {length} bytes at {at}", [.. file[..at], .. file[(at + length)..]]);
            case 6:
                return Of($"{length} bytes of {at} twice", [.. file[..(at + length)], .. file[at..]]);
            case 7:
                return Of($"a lie in its head", WithLie(file, random));
            default:
                file[at] ^= (byte)(1 << random.Next(8));
                return Of($"a bit of {at} turned", file);
        }
    }

    private static Mutation Of(FormattableString words, byte[] file) =>
        new(words.ToString(CultureInfo.InvariantCulture), file);

    /// <summary>Another height, where the format has it; in PNG with a checksum that fits.</summary>
    private static byte[] WithLie(byte[] file, Random random)
    {
        var height = (ushort)random.Next(1, 4 * Painting.Height);
        switch (file)
        {
            case [0x89, ..]:
                return PngChunks.WithHeight(file, height);
            case [(byte)'G', ..]:
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), height);
                return file;
            case [0xFF, ..]:
                var baseline = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0]);
                var head = baseline > 0 ? baseline : file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2, 0]);
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(head + 5), height);
                return file;
            default:
                file[random.Next(4, 40)] ^= 0xFF;
                return file;
        }
    }
}
