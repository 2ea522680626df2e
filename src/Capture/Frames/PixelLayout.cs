namespace Surgical.Capture;

/// <summary>How the pixels of a decoded picture lie in memory before anybody looks at them.</summary>
internal abstract record PixelLayout
{
    private PixelLayout()
    {
    }

    /// <summary>Bytes of one picture.</summary>
    public abstract int Bytes(int width, int height);

    /// <summary>Height × Width × 3, blue, green, red: ready to be looked at.</summary>
    public sealed record Bgr : PixelLayout
    {
        public override int Bytes(int width, int height) => checked(width * height * 3);
    }

    /// <summary>
    /// A plane of luma and two of chroma at half its width and height, as most videos are coded: half the bytes, and
    /// only pictures that somebody looks at closely are ever converted.
    /// </summary>
    /// <param name="Colours">What the numbers mean.</param>
    public sealed record Planar420(YuvColours Colours) : PixelLayout
    {
        public override int Bytes(int width, int height) => checked(width * height * 3 / 2);
    }
}
