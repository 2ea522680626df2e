namespace Surgical.Capture;

/// <summary>One component of a JPEG's frame: brightness, or a share of colour.</summary>
/// <param name="id">As scans call it.</param>
/// <param name="across">Its blocks across a unit of interleaved scans.</param>
/// <param name="down">The same, down.</param>
/// <param name="table">Which quantisation table it uses.</param>
/// <param name="columns">Blocks that hold pixels, across.</param>
/// <param name="rows">The same, down.</param>
internal sealed class JpegComponent(byte id, int across, int down, int table, int columns, int rows)
{
    private const int Untold = -1;

    // For each coefficient of a block how many of its last bits are still to come.
    private readonly int[] _missing = [.. Enumerable.Repeat(Untold, JpegTables.Coefficients)];
    private ulong[]? _told;

    public byte Id => id;

    public int Across => across;

    public int Down => down;

    public int Table => table;

    public int Columns => columns;

    public int Rows => rows;

    public bool IsComplete => _missing.All(bits => bits == 0);

    /// <summary>Of progressive ones: for each block, bit by bit, which coefficients are other than zero.</summary>
    public ulong[] Told => _told ??= new ulong[columns * rows];

    /// <summary>Notes that a scan brings coefficients.</summary>
    /// <exception cref="BrokenStillException">They came before, or cannot come yet.</exception>
    public void Bring(int first, int last, int bitsBefore, int bitsAfter)
    {
        for (var k = first; k <= last; k++)
        {
            var expected = bitsBefore == 0 ? Untold : bitsBefore;
            if (_missing[k] != expected || (bitsBefore != 0 && bitsAfter != bitsBefore - 1))
            {
                throw new BrokenStillException("its scans contradict each other");
            }

            _missing[k] = bitsAfter;
        }
    }
}
