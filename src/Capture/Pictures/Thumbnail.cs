using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Surgical.Capture;

/// <summary>Makes small pictures for people to look at, out of pixels that were decoded here.</summary>
/// <remarks>
/// ImageSharp never opens a file: flaws of its 2.x line with crafted pictures are reported. Foreign files go through
/// <see cref="PictureFile"/>.
/// </remarks>
public static class Thumbnail
{
    // A picture of 8192 x 8192 and room to work on it.
    private const int MostMegabytes = 512;

    private static readonly Configuration Bounded = new(new JpegConfigurationModule())
    {
        MemoryAllocator = MemoryAllocator.Create(new() { AllocationLimitMegabytes = MostMegabytes }),
    };

    /// <summary>A picture that fits into a square, as JPEG; a smaller one keeps its size.</summary>
    /// <param name="picture">Borrowed.</param>
    /// <param name="greatestSide">Pixels of the longer side.</param>
    /// <param name="quality">1 to 100.</param>
    public static byte[] Jpeg(DecodedPicture picture, int greatestSide, int quality)
    {
        using var image = Image.LoadPixelData<Bgr24>(Bounded, picture.Bgr, picture.Width, picture.Height);
        if (Math.Max(picture.Width, picture.Height) > greatestSide)
        {
            var fitting = new ResizeOptions
            {
                Mode = ResizeMode.Max,
                Size = new(greatestSide, greatestSide),
                Sampler = KnownResamplers.Box,
            };
            image.Mutate(Bounded, step => step.Resize(fitting));
        }

        using var jpeg = new MemoryStream();
        image.SaveAsJpeg(jpeg, new JpegEncoder { Quality = quality });
        return jpeg.ToArray();
    }
}
