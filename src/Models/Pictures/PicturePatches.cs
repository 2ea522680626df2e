using Surgical.Models.Contract;

namespace Surgical.Models.Pictures;

/// <summary>A picture in the form in which the vision graph reads it.</summary>
internal static class PicturePatches
{
    private const int Channels = 3;

    /// <summary>Colour planes as Gemma 3's own processor makes them, with values in [-1, 1].</summary>
    public static float[] Planes(ModelPicture picture) => Planes(picture, PictureProcessing.Gemma);

    /// <summary>Colour planes, red, green, blue (medgemma.md 5.4).</summary>
    /// <param name="picture">Of the model's size.</param>
    /// <param name="processing">What its 8-bit values become.</param>
    public static float[] Planes(ModelPicture picture, PictureProcessing processing)
    {
        var pixels = picture.Pixels;
        var planes = new float[pixels.Length];
        var area = picture.Size * picture.Size;
        for (var channel = 0; channel < Channels; channel++)
        {
            var table = processing.Table(channel);
            for (var i = 0; i < area; i++)
            {
                planes[(channel * area) + i] = table[pixels[(i * Channels) + channel]];
            }
        }

        return planes;
    }

    /// <summary>[patches x (channel, row, column)], patches row by row.</summary>
    /// <param name="planes">[3 x size x size].</param>
    /// <param name="size">Pixels a side.</param>
    /// <param name="patch">Pixels a side of a patch.</param>
    public static float[] Of(ReadOnlySpan<float> planes, int size, int patch)
    {
        var grid = size / patch;
        var patches = new float[grid * grid * Channels * patch * patch];
        var rest = patches.AsSpan();
        for (var index = 0; index < grid * grid; index++)
        {
            var corner = (index / grid * patch * size) + (index % grid * patch);
            for (var row = 0; row < Channels * patch; row++)
            {
                var start = (row / patch * size * size) + (row % patch * size) + corner;
                planes.Slice(start, patch).CopyTo(rest);
                rest = rest[patch..];
            }
        }

        return patches;
    }
}
