namespace Surgical.Capture;

/// <summary>A picture's brightness in 32x24 cells: enough to see that the scene changed, blind to noise.</summary>
/// <remarks>Immutable, and holds nothing of the frame it was taken from.</remarks>
internal sealed class SceneThumbnail
{
    private const int Columns = 32;
    private const int Rows = 24;

    /// <summary>Rows and columns of a cell that are read: every pixel of a large frame would cost more than decoding it.</summary>
    private const int SamplesAcrossCell = 8;

    private readonly double[] _cells = new double[Columns * Rows];

    /// <param name="frame">Borrowed.</param>
    public SceneThumbnail(Frame frame)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                _cells[(row * Columns) + column] = MeanLuma(frame, row, column);
            }
        }
    }

    /// <summary>Mean over the cells of the change in luma, 0 to 1.</summary>
    public double ChangeSince(SceneThumbnail earlier)
    {
        double sum = 0;
        for (var i = 0; i < _cells.Length; i++)
        {
            sum += Math.Abs(_cells[i] - earlier._cells[i]);
        }

        return sum / _cells.Length;
    }

    private static double MeanLuma(Frame frame, int row, int column)
    {
        var pixels = frame.Pixels;
        var (width, height) = (frame.Format.Width, frame.Format.Height);
        double sum = 0;
        for (var i = 0; i < SamplesAcrossCell; i++)
        {
            var y = ((row * SamplesAcrossCell) + i) * height / (Rows * SamplesAcrossCell);
            for (var j = 0; j < SamplesAcrossCell; j++)
            {
                var x = ((column * SamplesAcrossCell) + j) * width / (Columns * SamplesAcrossCell);
                sum += Luma.Of(pixels.Slice(((y * width) + x) * 3, 3));
            }
        }

        return sum / (SamplesAcrossCell * SamplesAcrossCell * 255);
    }
}
