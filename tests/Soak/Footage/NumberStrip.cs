using System.Globalization;

namespace Surgical.Soak.Footage;

/// <summary>
/// Pictures that carry their number: a strip at the top of sixteen equal cells, white, fourteen bits from the least,
/// black.
/// </summary>
internal static class NumberStrip
{
    private const int Cells = 16;

    /// <summary>The strip takes so much of a picture's height: it outlives lossy codings of small pictures.</summary>
    private const int Share = 5;

    /// <summary>A graph of FFmpeg's that makes such pictures.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="rate">A second, as FFmpeg reads it.</param>
    /// <param name="first">Number of the first.</param>
    public static string Graph(int width, int height, string rate, int first)
    {
        var strip = height / Share;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"nullsrc=s={Cells}x1:r={rate},format=gray,geq=lum='if(eq(X,0),255,if(eq(X,{Cells - 1}),0,"
            + $"255*mod(floor((N+{first})/pow(2,X-1)),2)))',scale={width}:{strip}:flags=neighbor,setsar=1,"
            + $"format=yuv444p[strip];testsrc2=s={width}x{height - strip}:r={rate},format=yuv444p[body];"
            + $"[strip][body]vstack");
    }

    /// <summary>Reads the number of a picture.</summary>
    /// <returns>Null where there is no strip.</returns>
    public static int? Read(Picture picture)
    {
        if (!IsWhite(picture, 0) || IsWhite(picture, Cells - 1))
        {
            return null;
        }

        var number = 0;
        for (var bit = 0; bit < Cells - 2; bit++)
        {
            number |= IsWhite(picture, bit + 1) ? 1 << bit : 0;
        }

        return number;
    }

    private static bool IsWhite(Picture picture, int cell) =>
        picture.Mean((cell + 0.3) / Cells, 0.3 / Share, 0.4 / Cells, 0.4 / Share).Green > 128;
}
