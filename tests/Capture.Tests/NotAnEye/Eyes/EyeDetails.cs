using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>What lies on and over a rendered eye.</summary>
internal static class EyeDetails
{
    public static void Vessels(Random random, Mat picture, Point2d centre, double limbus)
    {
        for (var vessel = 0; vessel < 30; vessel++)
        {
            var (angle, r) = (random.NextDouble() * Math.Tau, random.Between(1.1, 2.2) * limbus);
            var colour = new Scalar(random.Next(90, 150), random.Next(80, 130), random.Next(170, 220));
            var from = At(centre, angle, r);
            for (var step = 0; step < 12; step++)
            {
                (angle, r) = (angle + random.Between(-0.04, 0.04), r + (limbus * random.Between(0, 0.12)));
                var to = At(centre, angle, r);
                Cv2.Line(picture, from, to, colour, 1, LineTypes.AntiAlias);
                from = to;
            }
        }
    }

    public static void Blood(Random random, Mat picture, EyeLook look, Point2d centre)
    {
        using var over = picture.Clone();
        var rows = picture.Rows;
        for (var spot = 0; spot < look.Blood; spot++)
        {
            var at = At(centre, random.NextDouble() * Math.Tau, random.Between(0.7, 1.5) * look.Limbus * rows);
            var size = new Size(random.Next(10, 60), random.Next(8, 30));
            var colour = new Scalar(random.Next(10, 40), random.Next(10, 35), random.Next(110, 180));
            Cv2.Ellipse(over, at, size, random.Next(360), 0, 360, colour, -1, LineTypes.AntiAlias);
        }

        Cv2.GaussianBlur(over, over, new Size(0, 0), 3);
        Cv2.AddWeighted(picture, 0.25, over, look.Blood > 0 ? 0.75 : 0, 0, over);
        if (look.Blood > 0)
        {
            over.CopyTo(picture);
        }
    }

    public static void Instruments(Random random, Mat picture, EyeLook look, Point2d centre)
    {
        var (columns, rows) = (picture.Cols, picture.Rows);
        for (var tool = 0; tool < look.Instruments; tool++)
        {
            var tip = At(centre, random.NextDouble() * Math.Tau, random.Between(0, 0.8) * look.Limbus * rows);
            var end = At(centre, random.NextDouble() * Math.Tau, columns);
            var grey = random.Next(90, 190);
            var width = random.Next(3, 16);
            Cv2.Line(picture, tip, end, Scalar.All(grey * 0.5), width + 2, LineTypes.AntiAlias);
            Cv2.Line(picture, tip, end, Scalar.All(grey), width, LineTypes.AntiAlias);
            var shine = Scalar.All(Math.Min(255, grey + 60));
            Cv2.Line(picture, tip, end, shine, Math.Max(1, width / 3), LineTypes.AntiAlias);
        }
    }

    public static void Bubbles(Random random, Mat picture, EyeLook look, Point2d centre)
    {
        var rows = picture.Rows;
        for (var bubble = 0; bubble < look.Bubbles; bubble++)
        {
            var at = At(centre, random.NextDouble() * Math.Tau, random.Between(0, 0.9) * look.Limbus * rows);
            var radius = random.Next(4, 18);
            Cv2.Circle(picture, at, radius, new Scalar(200, 205, 210), 1, LineTypes.AntiAlias);
            Cv2.Circle(picture, at + new Point(-radius / 3, -radius / 3), 2, Scalar.White, -1, LineTypes.AntiAlias);
        }
    }

    public static void Reflexes(Random random, Mat picture, EyeLook look, Point2d centre)
    {
        using var light = new Mat(picture.Size(), MatType.CV_8UC3, Scalar.Black);
        var rows = picture.Rows;
        for (var reflex = 0; reflex < look.Reflexes; reflex++)
        {
            var at = At(centre, random.NextDouble() * Math.Tau, random.Between(0, 0.9) * look.Limbus * rows);
            var size = new Size(random.Next(3, 16), random.Next(3, 12));
            Cv2.Ellipse(light, at, size, random.Next(360), 0, 360, Scalar.White, -1, LineTypes.AntiAlias);
        }

        Cv2.Add(picture, light, picture);
        Cv2.GaussianBlur(light, light, new Size(0, 0), 9);
        Cv2.Add(picture, light, picture);
    }

    private static Point At(Point2d centre, double angle, double r) =>
        new((int)(centre.X + (r * Math.Cos(angle))), (int)(centre.Y + (r * Math.Sin(angle))));
}
