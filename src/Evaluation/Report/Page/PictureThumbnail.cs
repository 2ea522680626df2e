using Surgical.Capture;

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
            return Thumbnail.Jpeg(PictureFile.Decode(path), GreatestSide, Quality);
        }
        catch (CaptureException)
        {
            return null;
        }
    }
}
