using Surgical.Models.Runtime;

namespace Surgical.Models.Tests.Runtime;

public sealed class AttentionMaskTests
{
    private const int Image = 9;
    private static readonly int[] TwoPictures = [1, Image, Image, 2, Image, Image, 3];

    [Fact]
    public void Blocks_TwoPictures_AreNumberedApart() =>
        Assert.Equal([-1, 0, 0, -1, 1, 1, -1], AttentionMask.Blocks(TwoPictures, Image));

    [Fact]
    public void Of_FullLayer_LooksBackAndInsideAPictureBothWays() => Assert.Equal(
        """
        x......
        xxx....
        xxx....
        xxxx...
        xxxxxx.
        xxxxxx.
        xxxxxxx
        """,
        Drawn(int.MaxValue));

    [Fact]
    public void Of_SlidingLayer_SeesItsWindowAndTheWholePicture() => Assert.Equal(
        """
        x......
        xxx....
        .xx....
        ..xx...
        ...xxx.
        ....xx.
        .....xx
        """,
        Drawn(window: 2));

    private static string Drawn(int window)
    {
        var mask = AttentionMask.Of(AttentionMask.Blocks(TwoPictures, Image), window);
        return string.Join('\n', mask.Chunk(TwoPictures.Length)
            .Select(row => string.Concat(row.Select(value => value == 0 ? 'x' : '.'))));
    }
}
