using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>How steeply and in which direction the brightness of a picture changes, pixel by pixel.</summary>
internal sealed class Slopes
{
    /// <summary>Levels a pixel, of 255: what is left of noise and texture at few rows is mostly below.</summary>
    private const float Least = 4;

    /// <summary>Tangent of 4 degrees: lines that were drawn so, not those that a hand held almost so.</summary>
    private const float UprightTangent = 0.07f;

    private readonly float[] _across;
    private readonly float[] _down;
    private readonly float[] _steepness;

    private Slopes(int rows, int columns, float[] across, float[] down)
    {
        (Rows, Columns, _across, _down, _steepness) = (rows, columns, across, down, new float[across.Length]);
        for (var i = 0; i < across.Length; i++)
        {
            var steepness = MathF.Sqrt((across[i] * across[i]) + (down[i] * down[i]));
            _steepness[i] = steepness < Least ? 0 : steepness;
            (_across[i], _down[i]) = steepness < Least ? (0, 0) : (across[i] / steepness, down[i] / steepness);
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    public static Slopes Of(SmallPicture picture)
    {
        using var luma = picture.Luma();
        return new(picture.Rows, picture.Columns, Change(luma, 1, 0), Change(luma, 0, 1));
    }

    /// <summary>Towards the brighter side, of length 1; zero where there is no edge.</summary>
    public (float Across, float Down) At(int x, int y) => (_across[(y * Columns) + x], _down[(y * Columns) + x]);

    /// <summary>Share of all edges, by their steepness, that run along rows or columns.</summary>
    public double UprightShare()
    {
        var (all, upright) = (0.0, 0.0);
        for (var i = 0; i < _across.Length; i++)
        {
            var (across, down) = (MathF.Abs(_across[i]), MathF.Abs(_down[i]));
            all += _steepness[i];
            upright += MathF.Min(across, down) < UprightTangent * MathF.Max(across, down) ? _steepness[i] : 0;
        }

        return all > 0 ? upright / all : 0;
    }

    private static float[] Change(Mat luma, int across, int down)
    {
        using var change = new Mat();
        // Scharr's weights add up to 32.
        Cv2.Scharr(luma, change, MatType.CV_32F, across, down, 1 / 32.0);
        return change.AsSpan<float>().ToArray();
    }
}
