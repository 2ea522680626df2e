namespace Surgical.Models.Pictures;

/// <summary>
/// Crops of a long picture beside the whole of it, as Gemma 3's processor makes them when its caller asks
/// (medgemma.md 5.4, processing_gemma3.py). A snapshot's files cannot ask.
/// </summary>
/// <param name="LeastCrop">Pixels of a crop's shorter side; where a crop would be smaller there are none.</param>
/// <param name="MostCrops">Of one picture.</param>
/// <param name="LeastRatio">Of the longer side to the shorter; below it there are none.</param>
public sealed record PanAndScan(int LeastCrop = 256, int MostCrops = 4, double LeastRatio = 1.2)
{
    /// <summary>Left, top, width and height of each crop, from the left or the top; none for most pictures.</summary>
    internal IReadOnlyList<(int Left, int Top, int Width, int Height)> Crops(int width, int height)
    {
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        var ratio = (double)longer / shorter;
        var count = Math.Min(Math.Max(2, Math.Min(longer / LeastCrop, (int)Math.Floor(ratio + 0.5))), MostCrops);
        var side = (int)Math.Ceiling((double)longer / count);
        if (ratio < LeastRatio || Math.Min(side, shorter) < LeastCrop)
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(0, count).Select(i => i * side).Where(start => start < longer).Select(start =>
                width >= height
                    ? (start, 0, Math.Min(side, width - start), height)
                    : (0, start, width, Math.Min(side, height - start))),
        ];
    }
}
