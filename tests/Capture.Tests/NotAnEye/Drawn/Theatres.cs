using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>What a microscope or a room camera shows where there is no eye.</summary>
internal static class Theatres
{
    /// <summary>Folds of a cloth in the microscope's light.</summary>
    public static Mat Drape(Random random)
    {
        var picture = Camera.Blank(random, Scalar.Black);
        var folds = Paint.Clouds(random, picture.Size(), random.Next(2, 5), 3, random.Between(0.3, 2));
        var weave = Paint.Clouds(random, picture.Size(), 120, 2);
        var (b, g, r) = random.Pick<(double, double, double)>(
            (170, 120, 50), (120, 130, 50), (150, 140, 110), (140, 90, 45), (190, 180, 170));
        var (cx, cy) = (picture.Cols * random.Between(0.3, 0.7), picture.Rows * random.Between(0.3, 0.7));
        var (fall, rows) = (random.Between(0, 4), picture.Rows);
        picture.Shade((x, y) =>
        {
            var distance = Math.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) / rows;
            var light = (0.35 + (1.3 * folds[y, x]) + (0.2 * weave[y, x]))
                / (1 + (fall * distance * distance));
            return (b * light, g * light, r * light);
        });
        return picture;
    }

    /// <summary>A theatre lamp under a ceiling, in focus or not.</summary>
    public static Mat Lamp(Random random)
    {
        var ceiling = random.Next(40, 170);
        var picture = Camera.Blank(random, new Scalar(ceiling + 6, ceiling, ceiling - 6));
        var (columns, rows) = (picture.Cols, picture.Rows);
        for (var joint = random.Next(80); joint < columns; joint += 130)
        {
            Cv2.Line(picture, new(joint, 0), new(joint + 30, rows), Scalar.All(ceiling - 20), 2);
        }

        for (var head = 0; head <= random.Next(2); head++)
        {
            var at = new Point(columns * random.Between(0.25, 0.75), rows * random.Between(0.25, 0.75));
            var size = new Size(rows * random.Between(0.2, 0.35), rows * random.Between(0.15, 0.3));
            Cv2.Ellipse(picture, at, size, random.Next(180), 0, 360, Scalar.All(random.Next(120, 255)), -1);
            for (var bulb = 0; bulb < 9; bulb++)
            {
                var turn = bulb * Math.Tau / 9;
                var place = at + new Point(size.Width * 0.6 * Math.Cos(turn), size.Height * 0.6 * Math.Sin(turn));
                Cv2.Circle(picture, place, size.Height / 6, Scalar.White, -1, LineTypes.AntiAlias);
            }
        }

        Cv2.GaussianBlur(picture, picture, new Size(0, 0), random.Between(1, 14));
        return picture;
    }

    /// <summary>Walls, floor, table, screens and cupboards.</summary>
    public static Mat Empty(Random random)
    {
        var wall = random.Pick(new Scalar(170, 180, 170), new(190, 185, 180), new(120, 140, 120));
        var picture = Camera.Blank(random, wall);
        var (columns, rows) = (picture.Cols, picture.Rows);
        var horizon = (int)(rows * random.Between(0.45, 0.7));
        Cv2.Rectangle(picture, new Rect(0, horizon, columns, rows - horizon), new Scalar(110, 105, 95), -1);
        for (var thing = 0; thing < random.Next(6, 14); thing++)
        {
            var (w, h) = (random.Next(30, 220), random.Next(30, 200));
            var at = new Rect(random.Next(-40, columns), random.Next(0, rows), w, h);
            Cv2.Rectangle(picture, at, Grey(random), -1);
            Cv2.Rectangle(picture, at, Grey(random), 2);
        }

        var table = rows * 3 / 4;
        Cv2.FillConvexPoly(
            picture,
            [
                new(columns / 4, table), new(columns * 3 / 4, table),
                new(columns * 4 / 5, rows), new(columns / 5, rows),
            ],
            new Scalar(140, 110, 40));
        var light = Paint.Clouds(random, picture.Size(), 2, 2);
        picture.Light((x, y) => 0.5 + (0.8 * light[y, x]));
        Cv2.GaussianBlur(picture, picture, new Size(0, 0), random.Between(0.6, 7));
        return picture;
    }

    /// <summary>Instruments laid out on a cloth.</summary>
    public static Mat Tray(Random random)
    {
        var picture = Drape(random);
        var (columns, rows) = (picture.Cols, picture.Rows);
        for (var tool = 0; tool < random.Next(6, 14); tool++)
        {
            var from = new Point(random.Next(columns), random.Next(rows));
            var (angle, length) = (random.Between(-0.5, 0.5) + (random.Chance(0.5) ? 1.5 : 0), random.Next(100, 320));
            var to = from + new Point(length * Math.Cos(angle), length * Math.Sin(angle));
            var grey = random.Next(110, 200);
            Cv2.Line(picture, from, to, Scalar.All(grey * 0.4), 12, LineTypes.AntiAlias);
            Cv2.Line(picture, from, to, Scalar.All(grey), 8, LineTypes.AntiAlias);
            Cv2.Line(picture, from, to, Scalar.All(250), 2, LineTypes.AntiAlias);
            if (random.Chance(0.5))
            {
                Cv2.Circle(picture, to, 16, Scalar.All(grey), 5, LineTypes.AntiAlias);
            }
        }

        return picture;
    }

    private static Scalar Grey(Random random)
    {
        var grey = random.Next(30, 230);
        return new(grey + random.Next(-12, 20), grey, grey + random.Next(-15, 12));
    }
}
