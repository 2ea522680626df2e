using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>What a camera and its recorder do to a picture.</summary>
internal static class Camera
{
    /// <summary>One of the sizes that recorders have, small ones, so that a test is short.</summary>
    public static Mat Blank(Random random, Scalar colour)
    {
        Size[] sizes = [new(640, 480), new(720, 576), new(854, 480), new(960, 540)];
        return new Mat(sizes[random.Next(sizes.Length)], MatType.CV_8UC3, colour);
    }

    /// <summary>Softened a little, with noise, and coded. Takes the picture over.</summary>
    public static Mat Film(Random random, Mat picture)
    {
        var softness = random.NextDouble() * 1.2;
        if (softness > 0.3)
        {
            Cv2.GaussianBlur(picture, picture, new Size(0, 0), softness);
        }

        AddNoise(random, picture, random.NextDouble() * 0.06);
        return Code(random, picture);
    }

    /// <summary>As a recorder's codec leaves it. Takes the picture over.</summary>
    public static Mat Code(Random random, Mat picture)
    {
        using (picture)
        {
            var quality = new ImageEncodingParam(ImwriteFlags.JpegQuality, random.Next(55, 95));
            Cv2.ImEncode(".jpg", picture, out var coded, quality);
            return Cv2.ImDecode(coded, ImreadModes.Color);
        }
    }

    private static void AddNoise(Random random, Mat picture, double share)
    {
        using var noise = new Mat(picture.Rows, picture.Cols, MatType.CV_8UC3);
        random.NextBytes(noise.AsSpan<byte>());
        Cv2.AddWeighted(picture, 1, noise, share, -127 * share, picture);
    }
}
