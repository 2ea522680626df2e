using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>The directory of a TIFF's first picture.</summary>
internal sealed class TiffTags
{
    private const int HeadLength = 8;
    private const int EntryLength = 12;
    private const int Short = 3;
    private const int Long = 4;

    // Of 8192 rows, each a strip, there are as many; more is no picture that is read.
    private const int MostValues = 1 << 16;

    private readonly Dictionary<TiffTag, IReadOnlyList<long>> _values;

    private TiffTags(Dictionary<TiffTag, IReadOnlyList<long>> values, bool hasMore)
    {
        (_values, HasMore) = (values, hasMore);
    }

    /// <summary>Another picture follows.</summary>
    public bool HasMore { get; }

    public static bool IsAt(ReadOnlySpan<byte> file) => file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8);

    /// <exception cref="BrokenStillException">It is damaged.</exception>
    public static TiffTags Parse(ReadOnlySpan<byte> file)
    {
        var isLittle = file[0] == (byte)'I';
        var at = HeadLength <= file.Length ? Number(file[4..], Long, isLittle) : throw Cut();
        var count = at + 2 <= file.Length ? Number(file[(int)at..], Short, isLittle) : throw Cut();
        var end = at + 2 + (count * EntryLength);
        if (end + 4 > file.Length)
        {
            throw Cut();
        }

        var values = new Dictionary<TiffTag, IReadOnlyList<long>>();
        for (var entry = (int)at + 2; entry < end; entry += EntryLength)
        {
            var tag = (TiffTag)Number(file[entry..], Short, isLittle);
            if (Enum.IsDefined(tag))
            {
                values[tag] = Values(file, entry, isLittle);
            }
        }

        return new(values, Number(file[(int)end..], Long, isLittle) != 0);
    }

    /// <summary>All values of a tag; none where it is not there.</summary>
    public IReadOnlyList<long> All(TiffTag tag) => _values.GetValueOrDefault(tag, []);

    /// <summary>The value of a tag that has one.</summary>
    /// <exception cref="BrokenStillException">It has several, or one that is too large.</exception>
    public int One(TiffTag tag, int missing) => All(tag) switch
    {
        [] => missing,
        [<= int.MaxValue and var value] => (int)value,
        [_] when tag == TiffTag.RowsPerStrip => int.MaxValue,
        _ => throw new BrokenStillException("its head is damaged"),
    };

    private static long[] Values(ReadOnlySpan<byte> file, int entry, bool isLittle)
    {
        var type = (int)Number(file[(entry + 2)..], Short, isLittle);
        var count = Number(file[(entry + 4)..], Long, isLittle);
        if (type is not (Short or Long) || count > MostValues)
        {
            throw new BrokenStillException("its head is damaged");
        }

        var size = type == Short ? 2 : 4;
        var at = count * size <= 4 ? entry + 8 : Number(file[(entry + 8)..], Long, isLittle);
        if (at + (count * size) > file.Length)
        {
            throw Cut();
        }

        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Number(file[(int)(at + (i * size))..], type, isLittle);
        }

        return values;
    }

    private static long Number(ReadOnlySpan<byte> at, int type, bool isLittle) => (type, isLittle) switch
    {
        (Short, true) => BinaryPrimitives.ReadUInt16LittleEndian(at),
        (Short, false) => BinaryPrimitives.ReadUInt16BigEndian(at),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(at),
        (_, false) => BinaryPrimitives.ReadUInt32BigEndian(at),
    };

    private static BrokenStillException Cut() => new("it breaks off before its end");
}
