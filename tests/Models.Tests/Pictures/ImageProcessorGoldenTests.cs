using System.Text.Json;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Pictures;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Pictures;

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

    [Fact]
    public void Show_FlareCard_EqualsTheCardsOwnCodeInEveryByte()
    {
        const string Suffix = ".flare-card.896.png";
        var profile = ProfileFile.Read("flare-card");
        var shown = Directory.EnumerateFiles(Golden.Folder("images"), $"*{Suffix}").ToList();
        Assert.SkipUnless(shown.Count > 0, "No picture of the profile flare-card among the golden values.");

        Assert.All(shown, path =>
        {
            var source = PictureBytes.Read(path.Replace(Suffix, ".png", StringComparison.Ordinal));
            var expected = PictureBytes.Read(path);

            var picture = profile.Show(source.Bgr, source.Width, source.Height, Size);

            Assert.True(picture.Pixels.SequenceEqual(expected.Rgb), path);
        });
    }
}
