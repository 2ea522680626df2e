namespace Surgical.Capture;

/// <summary>One scan of a JPEG: which coefficients of which components it brings.</summary>
internal sealed class JpegScan
{
    private const byte FirstRestart = 0xD0;
    private const int Restarts = 8;

    private readonly JpegFrame _frame;
    private readonly (JpegComponent Component, JpegBlocks Blocks)[] _parts;
    private readonly int _restartInterval;

    private JpegScan(JpegFrame frame, (JpegComponent, JpegBlocks)[] parts, int restartInterval)
    {
        (_frame, _parts, _restartInterval) = (frame, parts, restartInterval);
    }

    /// <exception cref="BrokenStillException">It makes no sense for the frame.</exception>
    public static JpegScan Parse(ReadOnlySpan<byte> data, JpegFrame frame, JpegTables tables)
    {
        if (data.Length < 4 || data.Length != 4 + (2 * data[0]) || data[0] is < 1 or > 3)
        {
            throw Damaged();
        }

        var parts = new (JpegComponent, JpegBlocks)[data[0]];
        var band = JpegBand.Parse(data[^3..], frame.IsProgressive, parts.Length > 1);
        for (var i = 0; i < parts.Length; i++)
        {
            var (id, numbers) = (data[1 + (2 * i)], data[2 + (2 * i)]);
            var component = frame.Components.FirstOrDefault(part => part.Id == id) ?? throw Damaged();
            component.Bring(band.First, band.Last, band.BitsBefore, band.BitsAfter);
            parts[i] = (component, JpegBlocks.Of(band, component, numbers, frame, tables));
        }

        return new(frame, parts, tables.RestartInterval);
    }

    /// <summary>Follows all of its codes.</summary>
    /// <param name="data">From the first one on.</param>
    /// <returns>Where the next marker stands.</returns>
    /// <exception cref="BrokenStillException">One is wrong, or there are too few or too many.</exception>
    public int Follow(ReadOnlySpan<byte> data)
    {
        var (columns, rows) = _parts is [var (only, _)]
            ? (only.Columns, only.Rows)
            : (Units(_frame.Width, _frame.MostAcross), Units(_frame.Height, _frame.MostDown));
        var start = 0;
        var bits = new JpegBits(data);
        for (var unit = 0; unit < columns * rows; unit++)
        {
            if (_restartInterval > 0 && unit > 0 && unit % _restartInterval == 0)
            {
                start += RequireRestart(data[start..], bits.End(), (unit / _restartInterval) - 1);
                EndRuns();
                bits = new(data[start..]);
            }

            Follow(ref bits, unit % columns, unit / columns);
        }

        EndRuns();
        return start + bits.End();
    }

    private void Follow(ref JpegBits bits, int column, int row)
    {
        if (_parts.Length == 1)
        {
            _parts[0].Blocks.Follow(ref bits, (row * _parts[0].Component.Columns) + column);
            return;
        }

        foreach (var (component, blocks) in _parts)
        {
            // Where a block lies is asked by single scans alone.
            for (var block = 0; block < component.Across * component.Down; block++)
            {
                blocks.Follow(ref bits, 0);
            }
        }
    }

    private void EndRuns()
    {
        foreach (var (_, blocks) in _parts)
        {
            blocks.EndRun();
        }
    }

    private static int RequireRestart(ReadOnlySpan<byte> data, int at, int number)
    {
        while (at + 1 < data.Length && data[at] == 0xFF && data[at + 1] == 0xFF)
        {
            at++;
        }

        return at + 1 < data.Length && data[at] == 0xFF && data[at + 1] == FirstRestart + (number % Restarts)
            ? at + 2
            : throw new BrokenStillException("its pixels are damaged: a restart marker is missing");
    }

    private static int Units(int pixels, int blocks) => (pixels + (8 * blocks) - 1) / (8 * blocks);

    private static BrokenStillException Damaged() => new("the head of one of its scans is damaged");
}
