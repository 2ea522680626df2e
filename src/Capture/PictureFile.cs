using System.Buffers.Binary;
using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>One PNG or JPEG file of a folder.</summary>
public static class PictureFile
{
    private const byte JpegStartOfScan = 0xDA;

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> PngEnd => "IEND"u8;

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    /// <summary>Decodes a file to BGR, turned upright by its own orientation tag. The caller owns the picture.</summary>
    /// <exception cref="CaptureException">The file cannot be read, is no PNG or JPEG, or is not whole.</exception>
    public static Mat Decode(string path)
    {
        var bytes = Read(path);
        if (!IsWhole(bytes))
        {
            throw Broken(path, "it is neither, or breaks off before its end");
        }

        try
        {
            var picture = Cv2.ImDecode(bytes, ImreadModes.Color);
            if (!picture.Empty())
            {
                return picture;
            }

            picture.Dispose();
            throw Broken(path, "its pixels cannot be decoded");
        }
        catch (OpenCVException failure)
        {
            throw Broken(path, $"OpenCV says: {failure.Message}", failure);
        }
    }

    /// <summary>Encodes pixels as a PNG file, which gives every one of them back.</summary>
    /// <param name="rgb">[height × width × 3], 8-bit red, green, blue; borrowed.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] EncodePng(ReadOnlySpan<byte> rgb, int width, int height)
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3);
        var bgr = picture.AsSpan<byte>();
        for (var at = 0; at < rgb.Length; at += 3)
        {
            (bgr[at], bgr[at + 1], bgr[at + 2]) = (rgb[at + 2], rgb[at + 1], rgb[at]);
        }

        Cv2.ImEncode(".png", picture, out var png);
        return png;
    }

    /// <summary>Whether a file has its start and its end: decoders fill what is missing with grey, without a word.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngStart))
        {
            return file.LastIndexOf(PngEnd) > 0;
        }

        return file.StartsWith(JpegStart) && ScanOf(file).LastIndexOf(JpegEnd) > 0;
    }

    /// <summary>A JPEG from its first scan on; what comes before may hold a thumbnail with an end of its own.</summary>
    private static ReadOnlySpan<byte> ScanOf(ReadOnlySpan<byte> file)
    {
        var segment = file[JpegStart.Length..];
        while (segment.Length >= 4 && segment[0] == 0xFF)
        {
            if (segment[1] == JpegStartOfScan)
            {
                return segment;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
            segment = length < segment.Length ? segment[length..] : [];
        }

        return [];
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"The picture {Path.GetFileName(path)} cannot be read: {failure.Message}", failure);
        }
    }

    private static CaptureException Broken(string path, string what, Exception? inner = null) =>
        new($"{Path.GetFileName(path)} was expected to be a whole PNG or JPEG picture; {what}.", inner);
}
