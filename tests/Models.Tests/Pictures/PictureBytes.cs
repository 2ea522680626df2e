using OpenCvSharp;

namespace Surgical.Models.Tests.Pictures;

/// <summary>A picture file as bytes: [height × width × 3], blue, green, red.</summary>
internal sealed record PictureBytes(int Width, int Height, byte[] Bgr)
{
    /// <summary>The same, red first.</summary>
    public byte[] Rgb => [.. Bgr.Chunk(3).SelectMany(pixel => pixel.Reverse())];

    public static PictureBytes Read(string path)
    {
        using var picture = Cv2.ImDecode(File.ReadAllBytes(path), ImreadModes.Color);
        Assert.False(picture.Empty(), $"Expected a picture in {path}.");
        return new(picture.Width, picture.Height, picture.AsSpan<byte>().ToArray());
    }
}
