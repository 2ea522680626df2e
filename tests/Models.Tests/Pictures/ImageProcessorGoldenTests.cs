using System.Text.Json;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Pictures;
using Surgical.Models.Tests.Processing;
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

    [Theory]
    [InlineData("flare-trained", "lanczos")]
    [InlineData("flare-eval", "448 lanczos first")]
    [InlineData("flare-container", "plain")]
    [InlineData("flare26", "bicubic")]
    public void Show_ProfileOfFlare_GivesTheReferencesPixels(string name, string way)
    {
        var profile = ProfileFile.Read(name);
        using var golden = GoldenProcessors.Read();
        var cases = golden.RootElement.GetProperty("cases").EnumerateObject()
            .Where(one => one.Name.EndsWith($" {way}", StringComparison.Ordinal)
                && one.Name.Count(letter => letter == ' ') == way.Count(letter => letter == ' ') + 1)
            .ToList();
        Assert.SkipUnless(cases.Count > 0, $"No picture of the way '{way}' among the golden values.");

        Assert.All(cases, one =>
        {
            var source = PictureBytes.Read(Golden.File($"images/{one.Name[..one.Name.IndexOf(' ')]}.png"));

            var planes = PicturePatches.Planes(profile.Show(source.Bgr, source.Width, source.Height, Size));

            for (var channel = 0; channel < 3; channel++)
            {
                // Seven digits behind the point, and a step of a pixel is 0.008: equal in every byte.
                Assert.Equal(
                    one.Value.GetProperty("grid")[0][channel].EnumerateArray().Select(value => value.GetSingle()),
                    GoldenProcessors.Grid(planes, channel),
                    (a, b) => Math.Abs(a - b) <= 1e-6);
            }

            Assert.Equal(
                one.Value.GetProperty("means")[0].EnumerateArray().Select(value => value.GetDouble()),
                GoldenProcessors.Means(planes),
                (a, b) => Math.Abs(a - b) <= 1e-6);
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
