using Surgical.Models.Contract;
using Surgical.Models.Pictures;

namespace Surgical.Models.Tests.Pictures;

public sealed class PicturePatchesTests
{
    [Fact]
    public void Planes_Bytes_BecomeMinusOneToOneByChannel()
    {
        var picture = new ModelPicture(1, [0, 255, 51]);

        Assert.Equal([-1f, 1f, -0.6f], PicturePatches.Planes(picture), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Of_FourPatches_AreRowByRowAndInsideChannelRowColumn()
    {
        // The value of a pixel is channel, row, column as a three-digit number.
        var planes = new float[3 * 4 * 4];
        for (var i = 0; i < planes.Length; i++)
        {
            planes[i] = (i / 16 * 100) + (i / 4 % 4 * 10) + (i % 4);
        }

        var patches = PicturePatches.Of(planes, size: 4, patch: 2).Chunk(12).ToList();

        Assert.Equal([2, 3, 12, 13, 102, 103, 112, 113, 202, 203, 212, 213], patches[1]);
        Assert.Equal([20, 21, 30, 31, 120, 121, 130, 131, 220, 221, 230, 231], patches[2]);
    }
}
