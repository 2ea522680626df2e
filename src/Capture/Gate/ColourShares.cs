namespace Surgical.Capture;

/// <summary>How the colours of a picture are shared out.</summary>
/// <param name="Lit">Share of the picture that is not black.</param>
/// <param name="Warm">Share of that in the colours of tissue.</param>
/// <param name="Cold">Share of that in strong green, blue or violet.</param>
/// <param name="Flat">Share of that in the two commonest colours, of 32 steps in each of red, green and blue.</param>
internal sealed record ColourShares(double Lit, double Warm, double Cold, double Flat)
{
    /// <summary>A pixel whose brightest part is below this is black, 0 to 255: twice nominal black.</summary>
    private const int Black = 32;

    public static ColourShares Of(SmallPicture picture)
    {
        var (lit, warm, cold) = (0, 0, 0);
        var bins = new int[32 * 32 * 32];
        foreach (var (b, g, r) in picture.Pixels)
        {
            var (most, least) = (Math.Max(r, Math.Max(g, b)), Math.Min(r, Math.Min(g, b)));
            if (most < Black)
            {
                continue;
            }

            lit++;
            bins[(b >> 3 << 10) | (g >> 3 << 5) | (r >> 3)]++;
            var purity = (double)(most - least) / most;
            if (r == most && purity >= 0.08 && g >= b - (0.25 * (r - b)))
            {
                warm++;
            }
            else if (purity >= 0.4)
            {
                cold++;
            }
        }

        Array.Sort(bins);
        var all = Math.Max(1.0, lit);
        return new(
            lit / (double)Math.Max(1, picture.Pixels.Length), warm / all, cold / all, (bins[^1] + bins[^2]) / all);
    }
}
