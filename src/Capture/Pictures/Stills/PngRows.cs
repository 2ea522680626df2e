using System.IO.Compression;

namespace Surgical.Capture;

/// <summary>The compressed rows of a PNG, unpacked to see that they are all there and to the bit.</summary>
internal sealed class PngRows : IDisposable
{
    private const int GreatestFilter = 4;

    private readonly MemoryStream _packed = new();

    public void Dispose() => _packed.Dispose();

    public void Add(ReadOnlySpan<byte> data) => _packed.Write(data);

    /// <summary>Demands exactly the rows that the header speaks of.</summary>
    /// <exception cref="BrokenStillException">There are fewer, or more, or they are damaged.</exception>
    public void Require(PngHeader header)
    {
        _packed.Position = 0;
        using var unpacking = new ZLibStream(_packed, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            foreach (var (rows, bytes) in header.Rows())
            {
                Require(unpacking, rows, new byte[bytes]);
            }

            if (unpacking.ReadByte() >= 0)
            {
                throw new BrokenStillException("it holds more rows than its head says");
            }
        }
        catch (InvalidDataException)
        {
            throw new BrokenStillException("its pixels are damaged");
        }
    }

    private static void Require(ZLibStream unpacking, int rows, byte[] row)
    {
        for (var i = 0; i < rows; i++)
        {
            if (unpacking.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
            {
                throw new BrokenStillException("it holds fewer rows than its head says");
            }

            if (row[0] > GreatestFilter)
            {
                throw new BrokenStillException("its pixels are damaged");
            }
        }
    }
}
