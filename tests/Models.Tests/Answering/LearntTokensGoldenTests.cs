using System.Text.Json;
using Surgical.Models.Answering;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

/// <summary>The loss over all tokens, prompts included, against that of the reference's training step.</summary>
public sealed class LearntTokensGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    // Float32 here, float64 there; a token more or less moves the mean by 1e-3 and more.
    private const double Rounding = 1e-5;

    [Fact]
    public void ReadAll_EveryTrainingCase_HasTheReferencesLossOverTheReferencesTokens()
    {
        var folder = Golden.Folder("training");
        var cases = Directory.EnumerateDirectories(folder)
            .Where(one => File.Exists(Path.Combine(one, "case.json")))
            .ToList();
        Assert.SkipUnless(cases.Count > 0, "No training step among the golden values.");

        Assert.All(cases, one =>
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(one, "case.json")));
            var step = document.RootElement;
            var model = Golden.Folder($"gemma3/{step.GetProperty("model").GetString()}");
            using var engine = new Gemma3Engine(ImportedModel.Open(imported[model, Path.Combine(one, "start")]));
            var expected = step.GetProperty("all");

            ForetoldToken[] tokens = [.. Foretold(engine, step, model)];

            Assert.Equal(
                expected.GetProperty("labels").EnumerateArray()
                    .SelectMany(row => row.EnumerateArray().Select(id => id.GetInt32()))
                    .Where(id => id >= 0),
                tokens.Select(token => token.Id));
            Assert.Equal(expected.GetProperty("right").GetInt32(), tokens.Count(token => token.IsLikeliest));
            Assert.Equal(
                expected.GetProperty("loss").GetDouble(), -tokens.Average(token => token.LogProbability), Rounding);
        });
    }

    private static IEnumerable<ForetoldToken> Foretold(Gemma3Engine engine, JsonElement step, string model)
    {
        var stop = TestContext.Current.CancellationToken;
        var names = step.GetProperty("batch").EnumerateArray().Select(one => one.GetString()!);
        foreach (var (place, name) in names.Index())
        {
            // Without the padding on the right. Where the reply begins says nothing here, but in no picture.
            var sample = ReferenceSample.Find(model, name)!;
            int[] ids =
            [
                .. step.GetProperty("ids")[place].EnumerateArray().Select(id => id.GetInt32()).Take(sample.Ids.Length),
            ];
            var count = Math.Min(
                step.GetProperty("reply_tokens").GetProperty(name).GetInt32(),
                ids.Length - 1 - Array.LastIndexOf(ids, engine.Configuration.ImageToken));
            var prompt = new Prompt(ids[..^count], engine.Look(sample.Pictures, stop));
            foreach (var token in new ReplyForeteller(engine).ReadAll(prompt, ids[^count..], stop))
            {
                yield return token;
            }
        }
    }
}
