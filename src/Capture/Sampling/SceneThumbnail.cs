using System.Numerics.Tensors;
using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>A picture's brightness in 32x24 cells: enough to see that the scene changed, blind to noise.</summary>
/// <remarks>Immutable, and holds nothing of the frame it was taken from.</remarks>
internal sealed class SceneThumbnail
{
    private const int Columns = 32;
    private const int Rows = 24;

    /// <summary>
    /// Rows and columns of a cell that are read: every pixel of a large frame would cost more than decoding it.
    /// </summary>
    private const int SamplesAcrossCell = 8;

    private readonly float[] _cells;

    /// <param name="frame">Borrowed.</param>
    public SceneThumbnail(Frame frame)
    {
        using var samples = frame.Picture.Luma(new Size(Columns * SamplesAcrossCell, Rows * SamplesAcrossCell));
        using var cells = new Mat();
        Cv2.Resize(samples, cells, new Size(Columns, Rows), interpolation: InterpolationFlags.Area);
        _cells = cells.AsSpan<float>().ToArray();
    }

    /// <summary>Mean over the cells of the change in luma, 0 to 1.</summary>
    public double ChangeSince(SceneThumbnail earlier) =>
        TensorPrimitives.SumOfMagnitudes<float>(Difference(earlier)) / _cells.Length;

    private float[] Difference(SceneThumbnail earlier)
    {
        var change = new float[_cells.Length];
        TensorPrimitives.Subtract(_cells, earlier._cells, change);
        return change;
    }
}
