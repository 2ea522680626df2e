using System.Buffers.Binary;

namespace Surgical.Capture;

/// <summary>The chunk IHDR.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="BitsOfPixel">In all channels together.</param>
/// <param name="HasOpacity">One channel holds it.</param>
/// <param name="IsInterlaced">It is stored in Adam7's seven passes.</param>
internal readonly record struct PngHeader(int Width, int Height, int BitsOfPixel, bool HasOpacity, bool IsInterlaced)
{
    private const int Length = 13;

    // First column and row of each of Adam7's passes, and the steps between them.
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <exception cref="BrokenStillException">It says what no PNG can be.</exception>
    public static PngHeader Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length)
        {
            throw new BrokenStillException("its head is damaged");
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        int? channels = (data[9], data[8]) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) => 1,
            (2, 8 or 16) => 3,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => null,
        };
        return width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue
            && channels is { } known && data[10] == 0 && data[11] == 0 && data[12] <= 1
            ? new((int)width, (int)height, known * data[8], data[9] is 4 or 6, data[12] == 1)
            : throw new BrokenStillException("its head says what no PNG can be");
    }

    /// <summary>Rows of one pass, or of all of it: how many, and the bytes of each, its filter's included.</summary>
    public IEnumerable<(int Rows, long Bytes)> Rows()
    {
        if (!IsInterlaced)
        {
            return [(Height, Bytes(Width))];
        }

        var header = this;
        return Passes.Select(pass => (
                Columns: (header.Width - pass.X + pass.StepX - 1) / pass.StepX,
                Rows: (header.Height - pass.Y + pass.StepY - 1) / pass.StepY))
            .Where(size => size.Columns > 0 && size.Rows > 0)
            .Select(size => (size.Rows, header.Bytes(size.Columns)));
    }

    private long Bytes(int columns) => 1 + (((long)columns * BitsOfPixel + 7) / 8);
}
