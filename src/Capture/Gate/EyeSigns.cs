namespace Surgical.Capture;

/// <summary>What of a picture speaks for an eye, or for something else that somebody drew or filmed.</summary>
/// <param name="Ring">
/// Share of the best circle's circumference, 0 to 1, that is an edge across it: limbus, pupil, or the round field of a
/// microscope.
/// </param>
/// <param name="Warm">
/// Share of what is lit, 0 to 1, in the colours of tissue: red above green, green above blue.
/// </param>
/// <param name="Cold">Share of what is lit, 0 to 1, in strong green, blue or violet.</param>
/// <param name="Upright">Share of all edges, 0 to 1, that run exactly along rows or columns.</param>
/// <param name="Flat">Share of what is lit, 0 to 1, in the two commonest of 32,768 colours.</param>
/// <param name="Lit">Share of the picture, 0 to 1, that is not black.</param>
internal sealed record EyeSigns(double Ring, double Warm, double Cold, double Upright, double Flat, double Lit)
{
    /// <summary>Rows at which everything is measured: a limbus is still some dozens of pixels wide.</summary>
    private const int Rows = 96;

    /// <summary>Measures a frame.</summary>
    /// <param name="frame">Borrowed.</param>
    public static EyeSigns Of(Frame frame)
    {
        using var picture = SmallPicture.Of(frame, Rows);
        var slopes = Slopes.Of(picture);
        var colours = ColourShares.Of(picture);
        return new(
            new RingSearch(slopes).Best(),
            colours.Warm,
            colours.Cold,
            slopes.UprightShare(),
            colours.Flat,
            colours.Lit);
    }

    /// <summary>Whether this is clearly something else; in doubt it is an eye.</summary>
    public bool SpeakAgainstAnEye(FrameGateOptions options)
    {
        var (hasRing, isWarm) = (Ring >= options.LeastRing, Warm >= options.LeastWarm);
        return Upright > options.MostUpright
            || (Flat > options.MostFlat && !(hasRing && isWarm))
            || (Cold > options.MostCold && Ring < options.SureRing)
            || (!hasRing && !isWarm);
    }
}
