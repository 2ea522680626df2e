using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>Words and signs on a plain ground.</summary>
internal static class Titles
{
    private static readonly HersheyFonts[] Fonts =
    [
        HersheyFonts.HersheySimplex, HersheyFonts.HersheyDuplex, HersheyFonts.HersheyTriplex,
        HersheyFonts.HersheyComplex, HersheyFonts.HersheyScriptSimplex,
    ];

    /// <summary>A title on one colour, or on a change from one to another.</summary>
    public static Mat Title(Random random)
    {
        var picture = Camera.Blank(random, Scalar.Black);
        var (from, to) = (random.Colour(0, 150), random.Colour(0, 150));
        var (isFlat, columns, rows) = (random.Chance(0.4), picture.Cols, picture.Rows);
        picture.Shade((x, y) =>
        {
            var t = isFlat ? 0 : (double)y / rows;
            return (
                from.Val0 + ((to.Val0 - from.Val0) * t), from.Val1 + ((to.Val1 - from.Val1) * t),
                from.Val2 + ((to.Val2 - from.Val2) * t));
        });
        var ink = random.Colour(190);
        var y = rows * random.Between(0.25, 0.5);
        picture.Write(
            random.Words(2), columns * random.Between(0.08, 0.2), y, 44, ink, random.Pick<HersheyFonts>(Fonts), 3);
        for (var line = 1; line <= random.Next(4); line++)
        {
            picture.Write(
                random.Words(4), columns * 0.15, y + (line * 42), 20, ink, random.Pick<HersheyFonts>(Fonts), 1);
        }

        return picture;
    }

    /// <summary>Who did what, in two columns on black.</summary>
    public static Mat Credits(Random random)
    {
        var picture = Camera.Blank(random, Scalar.All(random.Next(12)));
        var ink = random.Colour(170);
        var (columns, rows) = (picture.Cols, picture.Rows);
        for (var y = random.Next(40); y < rows; y += random.Next(26, 48))
        {
            picture.Write(
                random.Words(random.Next(1, 3)), columns * 0.12, y, 17, ink, HersheyFonts.HersheySimplex, 1);
            picture.Write(
                random.Words(random.Next(1, 4)), columns * 0.52, y, 17, ink, HersheyFonts.HersheyDuplex, 1);
        }

        return picture;
    }

    /// <summary>Black, with a sign: rings, discs, corners and a name.</summary>
    public static Mat Logo(Random random)
    {
        var picture = Camera.Blank(random, Scalar.All(random.Next(8)));
        var at = new Point(picture.Cols / random.Pick(2, 2, 4), picture.Rows / random.Pick(2, 2, 3));
        var (size, colour) = (random.Next(20, 90), random.Colour(90));
        switch (random.Next(4))
        {
            case 0:
                Cv2.Circle(picture, at, size, colour, random.Pick(-1, 6), LineTypes.AntiAlias);
                break;
            case 1:
                Cv2.Rectangle(picture, new Rect(at.X - size, at.Y - size, 2 * size, 2 * size), colour, -1);
                break;
            case 2:
                Cv2.FillConvexPoly(
                    picture,
                    [at + new Point(0, -size), at + new Point(size, size), at + new Point(-size, size)],
                    colour);
                break;
            default:
                Cv2.Ellipse(picture, at, new(size, size / 2), 30, 0, 300, colour, 9, LineTypes.AntiAlias);
                break;
        }

        picture.Write(
            random.Words(1), at.X - size, at.Y + size + 50, random.Next(20, 46), colour,
            random.Pick<HersheyFonts>(Fonts), 2);
        return picture;
    }

    /// <summary>A book, or a disc in its case, from above.</summary>
    public static Mat Cover(Random random)
    {
        var picture = Camera.Blank(random, random.Colour(20, 220));
        var clouds = Paint.Clouds(random, picture.Size(), 4, 5);
        var (inner, tint) = (picture.Rows * random.Between(0.05, 0.2), random.Colour(60));
        var window = new Rect(
            (int)inner, (int)inner, picture.Cols - (int)(2 * inner), (int)(picture.Rows * random.Between(0.3, 0.6)));
        using (var photograph = picture.SubMat(window).Clone())
        using (var there = picture.SubMat(window))
        {
            photograph.Shade((x, y) => (tint.Val0 * clouds[y, x], tint.Val1 * clouds[y, x], tint.Val2 * clouds[y, x]));
            photograph.CopyTo(there);
        }

        if (random.Chance(0.4))
        {
            var at = new Point(picture.Cols / 2, picture.Rows / 2);
            Cv2.Circle(picture, at, (int)(picture.Rows * 0.4), random.Colour(150), -1, LineTypes.AntiAlias);
            Cv2.Circle(picture, at, (int)(picture.Rows * 0.09), random.Colour(0, 120), -1, LineTypes.AntiAlias);
        }

        picture.Write(
            random.Words(2), inner + 10, picture.Rows * 0.75, 40, random.Colour(), random.Pick<HersheyFonts>(Fonts), 3);
        picture.Write(
            random.Words(3), inner + 10, picture.Rows * 0.88, 20, random.Colour(), HersheyFonts.HersheyComplex, 1);
        return picture;
    }
}
