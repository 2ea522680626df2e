using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>Pictures of the world: faces, surfaces, the open air.</summary>
internal static class Views
{
    /// <summary>Somebody before a room camera.</summary>
    public static Mat Face(Random random)
    {
        var picture = Camera.Blank(random, random.Colour(60, 200));
        var (rows, at) = (picture.Rows, new Point2d(picture.Cols * random.Between(0.35, 0.65), picture.Rows * 0.5));
        var size = rows * random.Between(0.2, 0.34);
        var skin = random.Pick(new Scalar(150, 180, 225), new(90, 130, 185), new(50, 75, 115));
        Oval(picture, at, 0, -0.15, 1.05, 1.35, size, random.Colour(10, 90));
        Oval(picture, at, 0, 1.9, 1.7, 0.8, size, random.Colour(30, 200));
        Oval(picture, at, 0, 0, 0.85, 1.15, size, skin);
        foreach (var side in (int[])[-1, 1])
        {
            Oval(picture, at, side * 0.34, -0.15, 0.17, 0.08, size, Scalar.All(235));
            Oval(picture, at, side * 0.34, -0.15, 0.075, 0.075, size, random.Colour(20, 90));
            Oval(picture, at, side * 0.34, -0.36, 0.2, 0.035, size, Scalar.All(40));
        }

        Oval(picture, at, 0, 0.2, 0.1, 0.16, size, new Scalar(skin.Val0 * 0.9, skin.Val1 * 0.9, skin.Val2 * 0.9));
        Oval(picture, at, 0, 0.6, 0.3, 0.08, size, new Scalar(90, 80, 170));
        Shadow(random, picture, 0.5);
        return picture;
    }

    /// <summary>Stone, cloth, wood, foliage.</summary>
    public static Mat Surface(Random random)
    {
        var picture = Camera.Blank(random, Scalar.Black);
        var clouds = Paint.Clouds(random, picture.Size(), random.Next(2, 20), 6, random.Pick(1, 1, 0.2, 4));
        var (one, other) = (random.Colour(0, 256), random.Colour(0, 256));
        var isGrained = random.Chance(0.3);
        picture.Shade((x, y) =>
        {
            var t = isGrained ? 0.5 + (0.5 * Math.Sin(clouds[y, x] * 40)) : clouds[y, x];
            return (
                one.Val0 + ((other.Val0 - one.Val0) * t), one.Val1 + ((other.Val1 - one.Val1) * t),
                one.Val2 + ((other.Val2 - one.Val2) * t));
        });
        return picture;
    }

    /// <summary>Sky, sun, hills and a field.</summary>
    public static Mat Landscape(Random random)
    {
        var picture = Camera.Blank(random, Scalar.Black);
        var clouds = Paint.Clouds(random, picture.Size(), 4, 6, 2);
        var ridge = Enumerable.Range(0, 5).Select(_ => random.NextDouble() * 6).ToArray();
        var horizon = random.Between(0.4, 0.7);
        var (isEvening, rows) = (random.Chance(0.3), picture.Rows);
        picture.Shade((x, y) =>
        {
            var (cloud, height) = (clouds[y, x], (double)y / rows);
            var hill = horizon + (0.05 * Math.Sin((x / 70.0) + ridge[0])) + (0.03 * Math.Sin((x / 23.0) + ridge[1]));
            return height < hill
                ? isEvening
                    ? (90 + (120 * (1 - height)), 120 + (60 * cloud), 235 - (120 * (1 - height)))
                    : (235 - (60 * height), 170 + (70 * cloud), 110 + (120 * cloud))
                : (40 + (40 * cloud), 90 + (80 * cloud), 60 + (60 * cloud));
        });
        if (random.Chance(0.5))
        {
            var sun = new Point(random.Next(picture.Cols), (int)(picture.Rows * 0.2));
            Cv2.Circle(picture, sun, random.Next(15, 50), new Scalar(200, 245, 255), -1, LineTypes.AntiAlias);
        }

        return picture;
    }

    private static void Oval(
        Mat picture, Point2d at, double right, double down, double width, double height, double size, Scalar colour) =>
        Cv2.Ellipse(
            picture, new((int)(at.X + (right * size)), (int)(at.Y + (down * size))),
            new((int)(width * size), (int)(height * size)), 0, 0, 360, colour, -1, LineTypes.AntiAlias);

    private static void Shadow(Random random, Mat picture, double strength)
    {
        var clouds = Paint.Clouds(random, picture.Size(), 3, 4);
        picture.Light((x, y) => 1 + (strength * (clouds[y, x] - 0.5)));
        Cv2.GaussianBlur(picture, picture, new Size(0, 0), 1.5);
    }
}
