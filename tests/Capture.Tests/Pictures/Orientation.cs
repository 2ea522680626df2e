using System.Buffers.Binary;
using OpenCvSharp;

namespace Surgical.Capture.Tests;

/// <summary>EXIF's orientation tag (EXIF 2.3, 4.6.4), put into files, and done to pictures.</summary>
internal static class Orientation
{
    /// <summary>A file of the same picture that says how it is to be turned.</summary>
    /// <param name="file">JPEG, PNG, or WebP of one chunk.</param>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] Add(byte[] file, int orientation)
    {
        byte[] exif =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];
        return file[0] switch
        {
            0xFF => [.. file[..2], 0xFF, 0xE1, 0, (byte)(8 + exif.Length), .. "Exif\0\0"u8, .. exif, .. file[2..]],
            0x89 => [.. file[..33], .. PngChunks.Make("eXIf", exif), .. file[33..]],
            _ => WebP(file, exif),
        };
    }

    /// <summary>What a viewer shows; the caller owns it.</summary>
    public static Mat Turn(Mat stored, int orientation)
    {
        var turned = stored.Clone();
        if (orientation >= 5)
        {
            Cv2.Transpose(turned, turned);
        }

        FlipMode? flip = orientation switch
        {
            2 or 6 => FlipMode.Y,
            3 or 7 => FlipMode.XY,
            4 or 8 => FlipMode.X,
            _ => null,
        };
        if (flip is { } mode)
        {
            Cv2.Flip(turned, turned, mode);
        }

        return turned;
    }

    private static byte[] WebP(byte[] file, byte[] exif)
    {
        const byte HasExif = 0x08;
        byte[] body =
        [
            .. "WEBPVP8X"u8, 10, 0, 0, 0, HasExif, 0, 0, 0,
            .. Little(Painting.Width - 1)[..3], .. Little(Painting.Height - 1)[..3],
            .. file[12..], .. "EXIF"u8, .. Little(exif.Length), .. exif,
        ];
        return [.. "RIFF"u8, .. Little(body.Length), .. body];
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
