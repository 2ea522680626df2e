using Surgical.Disk;

namespace Surgical.Capture;

/// <summary>One picture that somebody brought: PNG, JPEG, or a still GIF, WebP or TIFF.</summary>
/// <remarks>
/// A picture is looked through before it is decoded, for decoders make up what is missing or damaged. What cannot be
/// read as it should be seen, such as CMYK, several pictures, or pixels to be seen through, is refused with the reason.
/// </remarks>
public static class PictureFile
{
    /// <summary>Bytes of the largest file that is read: more than the largest picture has unpacked.</summary>
    public const long MostBytes = 256 << 20;

    /// <summary>Decodes a file to BGR, turned upright by its own orientation tag.</summary>
    /// <exception cref="CaptureException">The file cannot be read, or is no whole picture; says why.</exception>
    public static DecodedPicture Decode(string path) => Decode(path, isUpright: true);

    /// <summary>Decodes a file to BGR.</summary>
    /// <param name="path">Of the file; its content says what it is.</param>
    /// <param name="isUpright">
    /// It is turned by its own orientation tag, and refused where it can be seen through; else it is taken as stored.
    /// </param>
    /// <exception cref="CaptureException">The file cannot be read, or is no whole picture; says why.</exception>
    public static DecodedPicture Decode(string path, bool isUpright)
    {
        try
        {
            return DecodeWhole(path, isUpright);
        }
        catch (BrokenStillException broken)
        {
            throw new CaptureException(
                $"{Path.GetFileName(path)} was expected to be {StillFile.Expected}; {broken.Message}.", broken);
        }
    }

    /// <summary>Decodes a file to BGR.</summary>
    /// <exception cref="BrokenStillException">It cannot be read, or is no whole picture.</exception>
    internal static DecodedPicture DecodeWhole(string path, bool isUpright = true) =>
        StillDecoding.Decode(Checked(path, out var head), head, isUpright);

    /// <summary>The bytes of a picture that is whole as far as can be seen without decoding it.</summary>
    /// <exception cref="BrokenStillException">It cannot be read, or is not.</exception>
    internal static byte[] Checked(string path, out StillHead head)
    {
        var bytes = Read(path);
        head = StillFile.Head(bytes);
        StillFile.RequireWhole(bytes);
        return bytes;
    }

    private static byte[] Read(string path)
    {
        if (RegularFile.WhyNot(path) is { } other)
        {
            throw new BrokenStillException($"it {other}");
        }

        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MostBytes and var length }
                ? throw new BrokenStillException($"it has {length} bytes; at most {MostBytes} are read")
                : File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BrokenStillException($"it cannot be read: {failure.Message.TrimEnd('.')}");
        }
    }
}
