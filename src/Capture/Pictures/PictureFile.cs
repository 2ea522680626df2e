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

    /// <summary>Decodes a file to BGR, turned upright by its own orientation tag.</summary>
    /// <exception cref="CaptureException">The file cannot be read, is no PNG or JPEG, or is not whole.</exception>
    public static DecodedPicture Decode(string path) => Decode(path, isUpright: true);

    /// <summary>Decodes a file to BGR.</summary>
    /// <param name="path">PNG or JPEG.</param>
    /// <param name="isUpright">It is turned by its own orientation tag.</param>
    /// <exception cref="CaptureException">The file cannot be read, is no PNG or JPEG, or is not whole.</exception>
    public static DecodedPicture Decode(string path, bool isUpright)
    {
        var bytes = Read(path);
        if (!IsWhole(bytes))
        {
            throw Broken(path, "it is neither, or breaks off before its end");
        }

        try
        {
            using var picture = Cv2.ImDecode(
                bytes, ImreadModes.Color | (isUpright ? 0 : ImreadModes.IgnoreOrientation));
            if (!picture.Empty())
            {
                return new(picture.AsSpan<byte>().ToArray(), picture.Width, picture.Height);
            }

            throw Broken(path, "its pixels cannot be decoded");
        }
        catch (OpenCVException failure)
        {
            throw Broken(path, $"OpenCV says: {failure.Message}", failure);
        }
    }

    /// <summary>
    /// Whether a file has its start and its end: decoders fill what is missing with grey, without a word.
    /// </summary>
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
            throw new CaptureException(
                $"The picture {Path.GetFileName(path)} cannot be read: {failure.Message}", failure);
        }
    }

    private static CaptureException Broken(string path, string what, Exception? inner = null) =>
        new($"{Path.GetFileName(path)} was expected to be a whole PNG or JPEG picture; {what}.", inner);
}
