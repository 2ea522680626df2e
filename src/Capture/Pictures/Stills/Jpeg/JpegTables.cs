using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>The tables of a JPEG that hold for the scans behind them.</summary>
internal sealed class JpegTables
{
    /// <summary>Of a block of 8 x 8 pixels.</summary>
    public const int Coefficients = 64;

    private const byte Huffman = 0xC4;
    private const byte Quantisation = 0xDB;
    private const byte RestartEvery = 0xDD;
    private const byte RowsFollow = 0xDC;

    private readonly HuffmanCodes?[] _codes = new HuffmanCodes?[8];
    private readonly int[]?[] _steps = new int[4][];

    /// <summary>Units between two restart markers; 0 for none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>The codes of first coefficients.</summary>
    /// <exception cref="BrokenStillException">There are none of that number.</exception>
    public HuffmanCodes First(int number) => Codes(number);

    /// <summary>The codes of the others.</summary>
    /// <exception cref="BrokenStillException">There are none of that number.</exception>
    public HuffmanCodes Others(int number) => Codes(number + 4);

    /// <summary>By how much each coefficient is multiplied, in the order of the file.</summary>
    /// <exception cref="BrokenStillException">There is none of that number.</exception>
    public int[] Steps(int number) => _steps[number] ?? throw Missing();

    /// <summary>Reads a segment; those without tables are left out.</summary>
    /// <exception cref="BrokenStillException">It is damaged.</exception>
    public void Take(byte marker, ReadOnlySpan<byte> data)
    {
        switch (marker)
        {
            case Huffman:
                TakeCodes(data);
                break;
            case Quantisation:
                TakeSteps(data);
                break;
            case RestartEvery:
                RestartInterval = data.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(data) : throw Damaged();
                break;
            case RowsFollow:
                throw new BrokenStillException("its head gives no size");
        }
    }

    private void TakeCodes(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var (kind, number) = (data[0] >> 4, data[0] & 15);
            if (kind > 1 || number > 3)
            {
                throw Damaged();
            }

            var codes = HuffmanCodes.Parse(data[1..], out var length);
            _codes[(4 * kind) + number] = codes;
            data = data[(1 + length)..];
        }
    }

    private void TakeSteps(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var (bytes, number) = ((data[0] >> 4) + 1, data[0] & 15);
            if (bytes > 2 || number > 3 || data.Length < 1 + (bytes * Coefficients))
            {
                throw Damaged();
            }

            var steps = new int[Coefficients];
            for (var k = 0; k < Coefficients; k++)
            {
                var step = data[(1 + (k * bytes))..];
                steps[k] = bytes == 1 ? step[0] : BinaryPrimitives.ReadUInt16BigEndian(step);
            }

            _steps[number] = steps;
            data = data[(1 + (bytes * Coefficients))..];
        }
    }

    private HuffmanCodes Codes(int place) => _codes[place] ?? throw Missing();

    private static BrokenStillException Missing() => new("a table that it uses is missing");

    private static BrokenStillException Damaged() => new("one of its tables is damaged");
}
