using Surgical.Models.Pictures;

namespace Surgical.Models.Tests.Pictures;

public sealed class ImageProcessorTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 5)]
    [InlineData(40, 1, 3)]
    [InlineData(16, 16, 16)]
    [InlineData(16, 33, 16)]
    [InlineData(97, 16, 16)]
    [InlineData(5, 4, 61)]
    [InlineData(211, 173, 22)]
    public void Process_AnyShape_EqualsTheFilterWrittenPlainly(int width, int height, int size)
    {
        var bgr = RandomBytes(width * height * 3);

        var picture = ImageProcessor.Process(bgr, width, height, size);

        for (var channel = 0; channel < 3; channel++)
        {
            var expected = PlainResize.Plane(
                PlaneOf(bgr, 2 - channel), width, height, new(size, ResizeFilter.Bilinear));
            Assert.Equal(expected, PlaneOf(picture.Pixels.ToArray(), channel));
        }
    }

    [Theory]
    [InlineData(1, 7, 5)]
    [InlineData(16, 33, 16)]
    [InlineData(5, 4, 61)]
    [InlineData(211, 173, 22)]
    public void Process_BicubicStepFirst_EqualsBothFiltersWrittenPlainly(int width, int height, int size)
    {
        var bgr = RandomBytes(width * height * 3);

        var picture = ImageProcessor.Process(
            bgr, width, height, new PicturePreparation(20) { First = [new(size, ResizeFilter.Bicubic)] });

        for (var channel = 0; channel < 3; channel++)
        {
            var first = PlainResize.Plane(PlaneOf(bgr, 2 - channel), width, height, new(size, ResizeFilter.Bicubic));
            var expected = PlainResize.Plane(first, size, size, new(20, ResizeFilter.Bilinear));
            Assert.Equal(expected, PlaneOf(picture.Pixels.ToArray(), channel));
        }
    }

    [Fact]
    public void Process_WhitePicture_StaysWhite()
    {
        var white = Enumerable.Repeat(byte.MaxValue, 1920 * 3 * 3).ToArray();

        var picture = ImageProcessor.Process(white, 1920, 3, 7);

        Assert.Equal(-1, picture.Pixels.IndexOfAnyExcept(byte.MaxValue));
    }

    [Fact]
    public void Process_TooFewBytes_SaysWhatWasExpected()
    {
        var failure = Assert.Throws<ArgumentException>(() => ImageProcessor.Process(new byte[11], 2, 2, 1));

        Assert.Contains("Expected 2x2x3 bytes, got 11", failure.Message, StringComparison.Ordinal);
    }

    private static byte[] PlaneOf(byte[] pixels, int channel) => [.. pixels.Chunk(3).Select(pixel => pixel[channel])];

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(896).NextBytes(bytes);
        return bytes;
    }
}
