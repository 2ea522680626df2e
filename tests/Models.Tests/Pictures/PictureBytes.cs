using Surgical.Capture;


namespace Surgical.Models.Tests.Pictures;

/// <summary>A picture file as bytes: [height × width × 3], blue, green, red.</summary>
internal sealed record PictureBytes(int Width, int Height, byte[] Bgr)
{
    /// <summary>The same, red first.</summary>
    public byte[] Rgb => [.. Bgr.Chunk(3).SelectMany(pixel => pixel.Reverse())];

    public static PictureBytes Read(string path)
    {
        var picture = PictureFile.Decode(path);
        return new(picture.Width, picture.Height, picture.Bgr.ToArray());
    }
}
