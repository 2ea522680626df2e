namespace Surgical.Capture;

/// <summary>The kinds of pictures that are read, each looked through before a decoder gets it.</summary>
internal static class StillFile
{
    /// <summary>For messages.</summary>
    public const string Expected = "a whole picture (PNG, JPEG, or a still GIF, WebP or TIFF)";

    /// <summary>Pixels of the largest picture that is read, 8192 x 8192: decoded it takes 200 MB.</summary>
    public const long MostPixels = 8192 * 8192;

    /// <summary>Reads the head of a picture, whatever its name says.</summary>
    /// <exception cref="BrokenStillException">It is no picture of these kinds, or larger than is read.</exception>
    public static StillHead Head(ReadOnlySpan<byte> file)
    {
        var head = PngStill.IsAt(file) ? PngStill.Head(file)
            : JpegStill.IsAt(file) ? JpegStill.Head(file)
            : GifStill.IsAt(file) ? GifStill.Head(file)
            : WebPStill.IsAt(file) ? WebPStill.Head(file)
            : TiffStill.IsAt(file) ? TiffStill.Head(file)
            : throw new BrokenStillException(file.IsEmpty ? "it is empty (0 bytes)" : "it does not begin as one");
        return head switch
        {
            _ when head.Width <= 0 || head.Height <= 0 => throw new BrokenStillException("its head gives no size"),
            _ when (long)head.Width * head.Height > MostPixels => throw new BrokenStillException(
                $"it has {head.Width} x {head.Height} pixels; at most {MostPixels} are read"),
            _ => head,
        };
    }

    /// <summary>Looks through the rest of a picture whose head was read.</summary>
    /// <exception cref="BrokenStillException">Something of it is missing or damaged.</exception>
    public static void RequireWhole(ReadOnlySpan<byte> file)
    {
        if (PngStill.IsAt(file))
        {
            PngStill.RequireWhole(file);
        }
        else if (JpegStill.IsAt(file))
        {
            JpegStill.RequireWhole(file);
        }
        else if (GifStill.IsAt(file))
        {
            GifStill.RequireWhole(file);
        }
        else if (WebPStill.IsAt(file))
        {
            WebPStill.RequireWhole(file);
        }
        else
        {
            TiffStill.RequireWhole(file);
        }
    }
}
