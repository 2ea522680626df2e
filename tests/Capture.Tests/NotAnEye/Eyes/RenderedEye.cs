using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>Draws an eye under an operating microscope.</summary>
internal static class RenderedEye
{
    public static Mat Draw(Random random, EyeLook look)
    {
        var picture = Camera.Blank(random, Scalar.Black);
        var height = (double)picture.Rows;
        var centre = new Point2d((picture.Cols / 2.0) + (look.Centre.X * height), (0.5 + look.Centre.Y) * height);
        Ground(random, picture, look, centre);
        EyeDetails.Vessels(random, picture, centre, look.Limbus * height);
        Cornea(random, picture, look, centre);
        EyeDetails.Blood(random, picture, look, centre);
        EyeDetails.Instruments(random, picture, look, centre);
        EyeDetails.Bubbles(random, picture, look, centre);
        EyeDetails.Reflexes(random, picture, look, centre);
        Lit(random, picture, look);
        Cv2.Multiply(picture, new Scalar(look.Cast.B, look.Cast.G, look.Cast.R), picture);
        if (look.Blur > 0)
        {
            Cv2.GaussianBlur(picture, picture, new Size(0, 0), look.Blur * height);
        }

        if (look.IsGrey)
        {
            Cv2.CvtColor(picture, picture, ColorConversionCodes.BGR2GRAY);
            Cv2.CvtColor(picture, picture, ColorConversionCodes.GRAY2BGR);
        }

        return look.CodedRows is { } rows ? Coarse(random, picture, rows) : picture;
    }

    private static Mat Coarse(Random random, Mat picture, int rows)
    {
        using (picture)
        {
            var small = new Size(picture.Cols * rows / picture.Rows, rows);
            Cv2.Resize(picture, picture, small, interpolation: InterpolationFlags.Area);
            var quality = new ImageEncodingParam(ImwriteFlags.JpegQuality, random.Next(8, 16));
            Cv2.ImEncode(".jpg", picture, out var coded, quality);
            return Cv2.ImDecode(coded, ImreadModes.Color);
        }
    }

    /// <summary>Sclera, and what lies around the opening of the lids.</summary>
    private static void Ground(Random random, Mat picture, EyeLook look, Point2d centre)
    {
        var clouds = Paint.Clouds(random, picture.Size(), 5, 4);
        var (height, opening) = ((double)picture.Rows, look.Opening);
        picture.Shade((x, y) =>
        {
            var cloud = clouds[y, x] - 0.5;
            var (dx, dy) = ((x - centre.X) / height, (y - centre.Y) / height);
            var lid = Paint.Smooth(0.95, 1.08, Math.Sqrt(Square(dx / (opening * 1.5)) + Square(dy / opening)));
            return Mix(Times(look.Sclera, 1 + (cloud * 0.35)), Times(look.Around, 1 + cloud), lid);
        });
    }

    /// <summary>Iris and pupil.</summary>
    private static void Cornea(Random random, Mat picture, EyeLook look, Point2d centre)
    {
        var clouds = Paint.Clouds(random, picture.Size(), 9, 4);
        var fibres = Enumerable.Range(0, 181).Select(_ => random.NextDouble() - 0.5).ToArray();
        var (radius, soft) = (look.Limbus * picture.Rows, random.Between(0.03, 0.12));
        var (wobble, columns) = (random.NextDouble() * 6, picture.Cols);
        var pixels = picture.AsSpan<Vec3b>();
        var reach = new Rect(
            (int)(centre.X - (1.2 * radius)), (int)(centre.Y - (1.2 * radius)),
            (int)(2.4 * radius), (int)(2.4 * radius))
            .Intersect(new Rect(0, 0, columns, picture.Rows));
        for (var y = reach.Top; y < reach.Bottom; y++)
        {
            for (var x = reach.Left; x < reach.Right; x++)
            {
                var (dx, dy) = (x - centre.X, (y - centre.Y) / look.Roundness);
                var (r, angle) = (Math.Sqrt((dx * dx) + (dy * dy)) / radius, Math.Atan2(dy, dx));
                var fibre = fibres[(int)((angle + Math.PI) / Math.Tau * 180)];
                var pupil = look.Pupil * (1 + (0.02 * Math.Sin((3 * angle) + wobble)));
                var cloud = clouds[y, x] - 0.5;
                var iris = Times(look.Iris, 1 + (0.5 * fibre) + (0.4 * cloud));
                var lens = Times(look.PupilColour, (1 + (cloud * 0.5)) * (1 + ((look.Glow - 1) * (1 - (r / pupil)))));
                var inside = Mix(lens, iris, Paint.Smooth(pupil - 0.03, pupil + 0.03, r));
                ref var there = ref pixels[(y * columns) + x];
                var shown = Mix(
                    inside, (there.Item0, there.Item1, there.Item2), Paint.Smooth(1 - soft, 1 + soft, r));
                there = new((byte)Limit(shown.B), (byte)Limit(shown.G), (byte)Limit(shown.R));
            }
        }
    }

    /// <summary>The microscope's light, and the edge of its field.</summary>
    private static void Lit(Random random, Mat picture, EyeLook look)
    {
        var height = (double)picture.Rows;
        var (cx, cy) = ((picture.Cols / 2.0) + random.Next(-40, 40), (height / 2) + random.Next(-40, 40));
        picture.Light((x, y) =>
        {
            var (dx, dy) = ((x - cx) / height, (y - cy) / height);
            var r = Math.Sqrt((dx * dx) + (dy * dy));
            return look.Light / (1 + (look.FallOff * r * r * 4))
                * (1 - Paint.Smooth(look.Field, look.Field + 0.04, r));
        });
    }

    private static (double B, double G, double R) Times((double B, double G, double R) colour, double by) =>
        (colour.B * by, colour.G * by, colour.R * by);

    private static (double B, double G, double R) Mix(
        (double B, double G, double R) one, (double B, double G, double R) other, double share) => (
            one.B + ((other.B - one.B) * share),
            one.G + ((other.G - one.G) * share),
            one.R + ((other.R - one.R) * share));

    private static double Limit(double value) => Math.Clamp(value, 0, 255);

    private static double Square(double value) => value * value;
}
