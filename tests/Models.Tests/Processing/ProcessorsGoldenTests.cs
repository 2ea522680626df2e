using System.Text.Json;
using System.Text.RegularExpressions;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Processing;

/// <summary>Pictures and prompts as transformers' own processor makes them, whatever its files or caller say.</summary>
public sealed partial class ProcessorsGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    // The reference's numbers have seven digits behind the point.
    private const double Rounding = 1e-6;

    [Fact]
    public void Process_EverySettings_GivesTheReferencesPixels()
    {
        using var golden = GoldenProcessors.Read();

        Assert.All(golden.RootElement.GetProperty("cases").EnumerateObject(), one =>
        {
            var settings = one.Value.GetProperty("settings");
            var picture = GoldenProcessors.Picture(one.Name[..one.Name.IndexOf(' ')], settings, settings);

            AssertPictures(one.Value, GoldenProcessors.Planes(picture, settings));
        });
    }

    [Fact]
    public void Encode_EveryWishOfFileAndCaller_GivesTheReferencesPrompt()
    {
        using var golden = GoldenProcessors.Read();
        var model = ImportedModel.Open(imported[Repository.EmbeddedModel]);
        var tokenizer = BpeTokenizer.Load(model.Tokenizer!);
        var template = new ChatTemplate(tokenizer, model.Manifest.Configuration);

        Assert.All(golden.RootElement.GetProperty("texts").EnumerateObject(), one =>
        {
            var (file, call) = (one.Value.GetProperty("file"), one.Value.GetProperty("call"));
            IReadOnlyList<ModelPicture> pictures =
            [
                .. one.Value.GetProperty("pictures").EnumerateArray()
                    .Select(name => GoldenProcessors.Picture(name.GetString()!, file, call)),
            ];

            var ids = template.Encode(new Question(pictures, "Which phase is shown?", System: null, MaxTokens: 1));

            var text = Repeated().Replace(
                one.Value.GetProperty("text").GetString()!,
                match => string.Concat(
                    Enumerable.Repeat(match.Groups[1].Value, int.Parse(match.Groups[2].ValueSpan, null))));
            Assert.Equal(tokenizer.Encode(text), ids);
            Assert.Equal(one.Value.GetProperty("length").GetInt32(), ids.Count);
            AssertMeans(
                one.Value, [.. pictures.SelectMany(picture => GoldenProcessors.Planes(picture, file))]);
        });
    }

    private static void AssertPictures(JsonElement expected, List<float[]> planes)
    {
        var grids = expected.GetProperty("grid");
        Assert.Equal(grids.GetArrayLength(), planes.Count);
        for (var picture = 0; picture < planes.Count; picture++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                Assert.Equal(
                    grids[picture][channel].EnumerateArray().Select(value => value.GetSingle()),
                    GoldenProcessors.Grid(planes[picture], channel),
                    (a, b) => Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Abs(a)));
            }
        }

        AssertMeans(expected, planes);
    }

    private static void AssertMeans(JsonElement expected, List<float[]> planes) => Assert.Equal(
        expected.GetProperty("means").EnumerateArray()
            .SelectMany(means => means.EnumerateArray()).Select(mean => mean.GetDouble()),
        planes.SelectMany(GoldenProcessors.Means),
        (a, b) => Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Abs(a)));

    [GeneratedRegex(@"(<image_soft_token>)\*(\d+)")]
    private static partial Regex Repeated();
}
