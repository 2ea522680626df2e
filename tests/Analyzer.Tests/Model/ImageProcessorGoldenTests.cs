using System.Text.Json;
using Surgical.Analyzer.Model;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Model;

public sealed class ImageProcessorGoldenTests
{
    private const int Size = 896;

    [Fact]
    public void Process_EveryGoldenPicture_EqualsPillowInEveryByte()
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(Golden.File("images/pictures.json")));

        Assert.All(list.RootElement.GetProperty("pictures").EnumerateObject(), entry =>
        {
            var source = PictureBytes.Read(Golden.File($"images/{entry.Name}.png"));
            var expected = PictureBytes.Read(Golden.File($"images/{entry.Name}.{Size}.png"));

            var picture = ImageProcessor.Process(source.Bgr, source.Width, source.Height, Size);

            Assert.True(picture.Pixels.SequenceEqual(expected.Rgb), entry.Name);
        });
    }
}
