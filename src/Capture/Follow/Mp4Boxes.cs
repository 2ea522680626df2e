using System.Buffers.Binary;
using System.Text;

namespace Surgical.Capture;

/// <summary>Looks at how an MP4 is laid out.</summary>
/// <remarks>ISO/IEC 14496-12: a box is its length, its name, and what it holds.</remarks>
internal static class Mp4Boxes
{
    private const int HeadBytes = 8;
    private const int LongHeadBytes = 16;

    /// <summary>
    /// Whether its index comes first and says that pictures follow piece by piece, each with an index of its own
    /// (<c>mvex</c>).
    /// </summary>
    /// <returns>Null where there is too little yet to tell.</returns>
    public static bool? IsFragmented(Stream file)
    {
        foreach (var (name, start, end) in Boxes(file, 0, long.MaxValue))
        {
            switch (name)
            {
                case "mdat":
                    return false;
                case "moov":
                    return end > file.Length
                        ? null
                        : Boxes(file, start, end).Any(inside => inside.Name == "mvex");
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, long Start, long End)> Boxes(Stream file, long from, long to)
    {
        var head = new byte[LongHeadBytes];
        while (from < to)
        {
            file.Position = from;
            if (file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
            {
                yield break;
            }

            var length = LengthOf(head);
            yield return (Encoding.ASCII.GetString(head, 4, 4), from + HeadBytes, from + length);
            from += length;
        }
    }

    // 1 stands for a length that is written behind the name; 0 for all that follows.
    private static long LengthOf(byte[] head) => BinaryPrimitives.ReadUInt32BigEndian(head) switch
    {
        1 => Math.Max(LongHeadBytes, BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(HeadBytes))),
        0 => int.MaxValue,
        var length => Math.Max(HeadBytes, length),
    };
}
