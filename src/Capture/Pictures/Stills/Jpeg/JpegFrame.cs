using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>What the head of a JPEG's frame says, and which of its scans came.</summary>
internal sealed class JpegFrame
{
    private const byte Sequential = 0xC0;
    private const byte ExtendedSequential = 0xC1;
    private const byte ProgressiveHead = 0xC2;
    private const byte HuffmanTables = 0xC4;
    private const byte Reserved = 0xC8;
    private const byte Conditioning = 0xCC;
    private const byte LastHead = 0xCF;

    // Bits of a sample, rows, columns, components; then three bytes for each of these.
    private const int Fixed = 6;

    private JpegFrame(int width, int height, bool isProgressive, IReadOnlyList<JpegComponent> components)
    {
        (Width, Height, IsProgressive, Components) = (width, height, isProgressive, components);
    }

    public int Width { get; }

    public int Height { get; }

    public bool IsProgressive { get; }

    public IReadOnlyList<JpegComponent> Components { get; }

    /// <summary>Blocks of the largest component across a unit of interleaved scans.</summary>
    public int MostAcross => Components.Max(component => component.Across);

    /// <summary>The same, down.</summary>
    public int MostDown => Components.Max(component => component.Down);

    public static bool IsHead(byte marker) =>
        marker is >= Sequential and <= LastHead and not (HuffmanTables or Reserved or Conditioning);

    /// <exception cref="BrokenStillException">It is of a kind that is not read, or makes no sense.</exception>
    public static JpegFrame Parse(byte marker, ReadOnlySpan<byte> data)
    {
        if (data.Length < Fixed || data.Length != Fixed + (3 * data[5]))
        {
            throw new BrokenStillException("its head is damaged");
        }

        if (marker is not (Sequential or ExtendedSequential or ProgressiveHead) || data[0] != 8)
        {
            throw new BrokenStillException(
                "it is a JPEG of a kind that is not read (expected Huffman codes and 8 bits a sample)");
        }

        var height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        return (width, height, data[5]) switch
        {
            (0, _, _) or (_, 0, _) => throw new BrokenStillException("its head gives no size"),
            (_, _, 4) => throw new BrokenStillException("its colours are CMYK, for print; save it as RGB"),
            (_, _, 1 or 3) => new(width, height, marker == ProgressiveHead, Parts(data[Fixed..], width, height)),
            _ => throw new BrokenStillException($"it has {data[5]} components; 1 or 3 are expected"),
        };
    }

    /// <summary>Demands that every coefficient of every component came, to its last bit.</summary>
    /// <exception cref="BrokenStillException">Some did not.</exception>
    public void RequireAllScans()
    {
        if (!Components.All(component => component.IsComplete))
        {
            throw new BrokenStillException("it breaks off: not all of its scans are there");
        }
    }

    private static JpegComponent[] Parts(ReadOnlySpan<byte> data, int width, int height)
    {
        var sizes = new (byte Id, int Across, int Down, int Table)[data.Length / 3];
        for (var i = 0; i < sizes.Length; i++)
        {
            var part = data[(3 * i)..];
            sizes[i] = (part[0], part[1] >> 4, part[1] & 15, part[2]);
        }

        if (sizes.Any(part => part.Across is < 1 or > 4 || part.Down is < 1 or > 4 || part.Table > 3))
        {
            throw new BrokenStillException("its head is damaged");
        }

        var (most, deepest) = (sizes.Max(part => part.Across), sizes.Max(part => part.Down));
        return
        [
            .. sizes.Select(part => new JpegComponent(
                part.Id, part.Across, part.Down, part.Table,
                Blocks(width, part.Across, most), Blocks(height, part.Down, deepest))),
        ];
    }

    private static int Blocks(int pixels, int part, int most) => (((pixels * part) + most - 1) / most + 7) / 8;
}
