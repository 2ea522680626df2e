using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>What several drawings are made of.</summary>
internal static class Paint
{
    /// <summary>A number between two.</summary>
    public static double Between(this Random random, double least, double most) =>
        least + (random.NextDouble() * (most - least));

    /// <summary>True so often.</summary>
    public static bool Chance(this Random random, double share) => random.NextDouble() < share;

    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>Any colour.</summary>
    public static Scalar Colour(this Random random, int least = 0, int most = 256) =>
        new(random.Next(least, most), random.Next(least, most), random.Next(least, most));

    /// <summary>Clouds of several sizes, 0 to 1, by row and column.</summary>
    /// <param name="random">Of all chance.</param>
    /// <param name="size">Of the picture.</param>
    /// <param name="cells">Of the broadest clouds in a row.</param>
    /// <param name="octaves">How many sizes there are, each half of the one before and half as strong.</param>
    /// <param name="stretch">How much longer than high a cloud is.</param>
    public static float[,] Clouds(Random random, Size size, int cells, int octaves, double stretch = 1)
    {
        using var sum = new Mat(size, MatType.CV_32F, Scalar.All(0));
        var (strength, all) = (1.0, 0.0);
        for (var octave = 0; octave < octaves; octave++, strength /= 2)
        {
            var rows = Math.Max(2, (int)((cells << octave) * stretch * size.Height / size.Width));
            using var coarse = new Mat(rows, (cells << octave) + 1, MatType.CV_32F);
            foreach (ref var value in coarse.AsSpan<float>())
            {
                value = random.NextSingle();
            }

            using var fine = new Mat();
            Cv2.Resize(coarse, fine, size, interpolation: InterpolationFlags.Cubic);
            Cv2.ScaleAdd(fine, strength, sum, sum);
            all += strength;
        }

        sum.ConvertTo(sum, MatType.CV_32F, 1 / all);
        sum.GetRectangularArray(out float[,] clouds);
        return clouds;
    }

    /// <summary>Every pixel by its column and row: blue, green, red.</summary>
    public static void Shade(this Mat picture, Func<int, int, (double B, double G, double R)> colour)
    {
        var columns = picture.Cols;
        var pixels = picture.AsSpan<Vec3b>();
        for (var i = 0; i < pixels.Length; i++)
        {
            var (b, g, r) = colour(i % columns, i / columns);
            pixels[i] = new(Byte(b), Byte(g), Byte(r));
        }
    }

    /// <summary>0 below the first, 1 above the second, smooth between.</summary>
    public static double Smooth(double from, double to, double value)
    {
        var t = Math.Clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - (2 * t));
    }

    /// <summary>Every pixel brighter or darker by its column and row.</summary>
    public static void Light(this Mat picture, Func<int, int, double> by)
    {
        var columns = picture.Cols;
        var pixels = picture.AsSpan<Vec3b>();
        for (var i = 0; i < pixels.Length; i++)
        {
            var light = by(i % columns, i / columns);
            var (b, g, r) = pixels[i];
            pixels[i] = new(Byte(b * light), Byte(g * light), Byte(r * light));
        }
    }

    /// <summary>A line of words.</summary>
    public static void Write(
        this Mat picture, string words, double x, double y, double height, Scalar colour, HersheyFonts font, int bold)
    {
        var scale = height / 22;
        Cv2.PutText(picture, words, new((int)x, (int)y), font, scale, colour, bold, LineTypes.AntiAlias);
    }

    /// <summary>Some words without meaning.</summary>
    public static string Words(this Random random, int count) => string.Join(
        ' ', Enumerable.Range(0, count).Select(_ => string.Concat(
            Enumerable.Range(0, random.Next(2, 9)).Select(_ => (char)('a' + random.Next(26))))));

    private static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
}
