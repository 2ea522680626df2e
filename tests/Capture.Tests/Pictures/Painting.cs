using OpenCvSharp;

namespace Surgical.Capture.Tests;

/// <summary>A picture with edges, slopes and noise, as files of every kind.</summary>
internal static class Painting
{
    public const int Width = 333;
    public const int Height = 241;

    /// <summary>BGR; the caller owns it.</summary>
    public static Mat Make(int seed = 1)
    {
        var picture = new Mat(Height, Width, MatType.CV_8UC3);
        var random = new Random(seed);
        var pixels = picture.AsSpan<Vec3b>();
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % Width, i / Width);
            var noise = random.Next(12);
            pixels[i] = new Vec3b((byte)((x / 2) + noise), (byte)(y / 2 + noise), (byte)(((x + y) / 3) + noise));
        }

        Cv2.Circle(picture, new Point(Width / 2, Height / 2), 70, new Scalar(40, 60, 190), thickness: 9);
        Cv2.Rectangle(picture, new Rect(20, 160, 60, 50), new Scalar(220, 230, 10), thickness: -1);
        return picture;
    }

    /// <summary>The painting as a file.</summary>
    /// <param name="ending">Of its name: ".png".</param>
    /// <param name="settings">Of the encoder.</param>
    public static byte[] As(string ending, params ReadOnlySpan<ImageEncodingParam> settings)
    {
        using var picture = Make();
        return Encode(picture, ending, settings);
    }

    /// <summary>Any picture as a file.</summary>
    public static byte[] Encode(Mat picture, string ending, params ReadOnlySpan<ImageEncodingParam> settings)
    {
        Cv2.ImEncode(ending, picture, out var file, settings.ToArray());
        return file;
    }

    /// <summary>The painting as JPEG.</summary>
    public static byte[] Jpeg(bool isProgressive = false, int restartInterval = 0, int quality = 85) => As(
        ".jpg",
        new ImageEncodingParam(ImwriteFlags.JpegQuality, quality),
        new ImageEncodingParam(ImwriteFlags.JpegProgressive, isProgressive ? 1 : 0),
        new ImageEncodingParam(ImwriteFlags.JpegRstInterval, restartInterval));
}
