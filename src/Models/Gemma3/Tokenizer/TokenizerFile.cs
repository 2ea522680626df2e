using System.Runtime.InteropServices;
using Surgical.Models.Files;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// tokenizer.bin: magic, version, four counts (tokens, bytes of text, added tokens, merges), the tables one after the
/// other, CRC-32C of all that. Little-endian, as every machine that .NET runs on.
/// </summary>
internal static class TokenizerFile
{
    private const int Magic = 0x4B544753; // "SGTK"
    private const int Version = 1;
    private const int HeaderInts = 6;

    public static byte[] Write(TokenizerTables tables)
    {
        int[] header =
        [
            Magic, Version, tables.TokenCount, tables.Text.Length, tables.AddedIds.Length, tables.Merges.Rights.Length,
        ];
        var (starts, rights, ranks, results) = tables.Merges;
        var file = new MemoryStream();
        foreach (var numbers in (int[][])[header, tables.TextStarts, tables.AddedIds, starts, rights, ranks, results])
        {
            file.Write(MemoryMarshal.AsBytes<int>(numbers));
        }

        file.Write(tables.AddedSpecial);
        file.Write(tables.Text);
        var checksum = Crc32C.Of(file.GetBuffer().AsSpan(0, (int)file.Length));
        file.Write(MemoryMarshal.AsBytes<uint>([checksum]));
        return file.ToArray();
    }

    /// <exception cref="ImportException">The file is not whole, or of another version.</exception>
    public static TokenizerTables Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < (HeaderInts + 1) * sizeof(int))
        {
            throw new ImportException($"tokenizer.bin: expected a header, got {file.Length} bytes.");
        }

        var header = MemoryMarshal.Cast<byte, int>(file[..(HeaderInts * sizeof(int))]);
        var (tokens, textBytes, added, merges) = (header[2], header[3], header[4], header[5]);
        CheckHeader(header, file);
        var rest = file[(HeaderInts * sizeof(int))..^sizeof(uint)];
        var textStarts = TakeInts(ref rest, tokens + 1);
        var addedIds = TakeInts(ref rest, added);
        var table = new MergeTable(
            TakeInts(ref rest, tokens + 1),
            TakeInts(ref rest, merges),
            TakeInts(ref rest, merges),
            TakeInts(ref rest, merges));
        var tables = new TokenizerTables(
            Text: rest[added..].ToArray(), textStarts, addedIds, AddedSpecial: rest[..added].ToArray(), table);
        tables.Check();
        return tables;
    }

    private static void CheckHeader(ReadOnlySpan<int> header, ReadOnlySpan<byte> file)
    {
        if (header[0] != Magic || header[1] != Version)
        {
            throw new ImportException(
                $"tokenizer.bin: expected version {Version} of a tokenizer, got version {header[1]}, "
                + $"magic {header[0]:X8}; import the model again.");
        }

        long numbers = HeaderInts + (2L * (header[2] + 1L)) + header[4] + (3L * header[5]) + 1;
        var expected = (numbers * sizeof(int)) + header[4] + header[3];
        var negative = header[2] < 0 || header[3] < 0 || header[4] < 0 || header[5] < 0;
        if (negative || expected != file.Length)
        {
            throw new ImportException(
                $"tokenizer.bin: expected {expected} bytes, got {file.Length}; import the model again.");
        }

        var stored = MemoryMarshal.Read<uint>(file[^sizeof(uint)..]);
        var computed = Crc32C.Of(file[..^sizeof(uint)]);
        if (stored != computed)
        {
            throw new ImportException(
                $"tokenizer.bin: expected checksum {stored:X8}, got {computed:X8}; import the model again.");
        }
    }

    private static int[] TakeInts(ref ReadOnlySpan<byte> rest, int count)
    {
        var taken = MemoryMarshal.Cast<byte, int>(rest[..(count * sizeof(int))]).ToArray();
        rest = rest[(count * sizeof(int))..];
        return taken;
    }
}
