using OpenCvSharp;

namespace Surgical.Evaluation.Report.Page;

/// <summary>A picture file made small for a page.</summary>
internal static class PictureThumbnail
{
    private const int GreatestSide = 320;
    private const int Quality = 80;

    // A question's picture is a photograph or a scan; more bytes are none that a page should read.
    private const long MostBytes = 64 << 20;

    /// <returns>JPEG; null where there is no such file, or no picture in it.</returns>
    public static byte[]? Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length is 0 or > MostBytes)
        {
            return null;
        }

        try
        {
            using var picture = Cv2.ImDecode(File.ReadAllBytes(path), ImreadModes.Color);
            return picture.Empty() ? null : Small(picture);
        }
        catch (OpenCVException)
        {
            return null;
        }
    }

    private static byte[] Small(Mat picture)
    {
        var scale = Math.Min(1, (double)GreatestSide / Math.Max(picture.Width, picture.Height));
        using var small = new Mat();
        Cv2.Resize(picture, small, default, scale, scale, InterpolationFlags.Area);
        Cv2.ImEncode(".jpg", small, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, Quality));
        return jpeg;
    }
}
