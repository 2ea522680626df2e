namespace Surgical.Models.Graphs;

/// <summary>Average pooling of a square grid of patches, as a matrix: a product runs on every provider.</summary>
internal static class AveragePooling
{
    /// <summary>Matrix of [side x side, grid x grid]; both grids are counted row by row.</summary>
    /// <param name="grid">Patches a side.</param>
    /// <param name="side">Tokens a side.</param>
    public static float[] Matrix(int grid, int side)
    {
        var width = grid / side;
        var matrix = new float[side * side * grid * grid];
        for (var token = 0; token < side * side; token++)
        {
            var corner = (token / side * grid * width) + (token % side * width);
            for (var row = 0; row < width; row++)
            {
                matrix.AsSpan((token * grid * grid) + corner + (row * grid), width).Fill(1f / (width * width));
            }
        }

        return matrix;
    }
}
