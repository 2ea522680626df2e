namespace Surgical.Capture;

/// <summary>How a player turns or flips the pictures of a video: the container's display matrix.</summary>
/// <remarks>
/// Told to FFmpeg filter by filter, as its own automatic does it, for that one does not survive pictures that change
/// their size. https://ffmpeg.org/doxygen/5.1/ffmpeg__filter_8c_source.html
/// </remarks>
internal sealed record PictureTurn
{
    private readonly bool _isQuarter;

    private PictureTurn(IReadOnlyList<string> filters, bool isAside, bool isQuarter)
    {
        Filters = filters;
        IsAside = isAside;
        _isQuarter = isQuarter;
    }

    /// <summary>What FFmpeg is told; empty where the pictures are upright.</summary>
    public IReadOnlyList<string> Filters { get; }

    /// <summary>Whether rows become columns.</summary>
    public bool IsAside { get; }

    /// <summary>Whether every browser shows it so: upright, or turned by whole quarters without a flip.</summary>
    public bool IsPlain => _isQuarter;

    /// <param name="matrix">
    /// Nine numbers of 16.16 and 2.30 bits, row by row; empty where the container has none.
    /// </param>
    public static PictureTurn Of(IReadOnlyList<int> matrix)
    {
        if (matrix.Count != 9)
        {
            return new([], isAside: false, isQuarter: true);
        }

        double a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
        var (across, down) = (Math.Sqrt((a * a) + (c * c)), Math.Sqrt((b * b) + (d * d)));
        if (across == 0 || down == 0)
        {
            // A matrix of zeros shows nothing at all: players take it for none, each in its own way.
            return new([], isAside: false, isQuarter: false);
        }

        var degrees = Math.Round(Math.Atan2(b / down, a / across) * 180 / Math.PI);
        degrees -= 360 * Math.Floor((degrees + 0.9) / 360);
        return Of(degrees, matrix, isFlipped: (a * d) - (b * c) < 0);
    }

    private static PictureTurn Of(double degrees, IReadOnlyList<int> matrix, bool isFlipped) => degrees switch
    {
        90 => new([matrix[3] > 0 ? "transpose=cclock_flip" : "transpose=clock"], isAside: true, !isFlipped),
        180 => new([.. Flips(matrix)], isAside: false, !isFlipped),
        270 => new([matrix[3] < 0 ? "transpose=clock_flip" : "transpose=cclock"], isAside: true, !isFlipped),
        0 => new(matrix[4] < 0 ? ["vflip"] : [], isAside: false, !isFlipped),
        _ => new([$"rotate={degrees:F0}*PI/180"], isAside: false, isQuarter: false),
    };

    private static IEnumerable<string> Flips(IReadOnlyList<int> matrix)
    {
        if (matrix[0] < 0)
        {
            yield return "hflip";
        }

        if (matrix[4] < 0)
        {
            yield return "vflip";
        }
    }
}
