using OpenCvSharp.Interop;

namespace OpenCvSharp;

public static partial class Cv2
{
    /// <summary>Encodes a picture as a file.</summary>
    /// <param name="ext">The kind of file, such as ".jpg".</param>
    /// <param name="img">The picture, BGR or grey.</param>
    /// <param name="buf">The file's bytes.</param>
    /// <param name="prms">Settings of the encoder.</param>
    /// <exception cref="OpenCVException">No encoder for this kind, or it failed.</exception>
    public static void ImEncode(string ext, Mat img, out byte[] buf, params ImageEncodingParam[] prms)
    {
        var pairs = prms.SelectMany(setting => new[] { (int)setting.EncodingId, setting.Value }).ToArray();
        NativeMethods.Check(
            NativeMethods.Encode(ext, img.Handle, pairs, pairs.Length, out var encoded, out var file));

        using var bytes = new Mat(file);
        if (!encoded)
        {
            throw new OpenCVException(ErrorCode.StsError, "imencode", $"The encoder for {ext} failed.", "", 0);
        }

        buf = bytes.AsSpan<byte>().ToArray();
    }

    /// <summary>Decodes a picture file; the Mat is empty where it is none, or broken. The caller owns it.</summary>
    /// <param name="span">The file's bytes.</param>
    /// <param name="flags">What to decode into.</param>
    public static Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes flags)
    {
        if (span.IsEmpty)
        {
            throw new ArgumentException("A picture file was expected; there are no bytes.", nameof(span));
        }

        NativeMethods.Check(NativeMethods.Decode(span, span.Length, (int)flags, out var picture));
        return new Mat(picture);
    }
}
