using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Answering;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Processing;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Processing;

/// <summary>Replies under the settings of generation_config.json are those of transformers' generate.</summary>
public sealed class GenerateGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private const int MostTokens = 24;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ReferenceGoldenTests.Models), MemberType = typeof(ReferenceGoldenTests))]
    public void Answer_EverySettings_GivesTheReferencesTokens(string name)
    {
        var folder = Golden.Folder($"gemma3/{name}");
        using var golden = GoldenJson(File.ReadAllText(Golden.File($"gemma3/{name}/generate.json")));
        using var engine = new Gemma3Engine(ImportedModel.Open(imported[folder]));
        var samples = ReferenceSample.In(folder).ToDictionary(sample => sample.Name);

        foreach (var one in golden.RootElement.GetProperty("cases").EnumerateObject())
        {
            var sample = samples[one.Name];
            var prompt = new Prompt(sample.Ids, engine.Look(sample.Pictures, Cancellation));
            Assert.All(one.Value.EnumerateObject(), setting =>
            {
                var greedy = setting.Value.GetProperty("greedy");
                var expected = greedy.EnumerateArray().Select(id => id.GetInt32()).ToList();
                var rules = Rules(setting.Value.GetProperty("settings"), engine, sample.Ids);

                var tokens = engine.Answer(new AskedAnswer(prompt, Rules: rules), Cancellation).Take(expected.Count);

                Assert.Equal(expected, tokens.Select(token => token.Id));
            });
        }
    }

    [Fact]
    public async Task Ask_EmbeddedModelUnderEverySettings_GivesTheReferencesReplies()
    {
        using var golden = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Golden.File("gemma3-trained/generate.json"), Cancellation));
        var replies = TrainedReplies.Read();
        var byCase = golden.RootElement.GetProperty("cases").EnumerateObject()
            .SelectMany(one => one.Value.EnumerateObject().Select(setting => (one.Name, setting.Value)));
        using var folder = new TemporaryFolder();

        foreach (var alike in byCase.GroupBy(one => one.Value.GetProperty("settings").GetRawText()))
        {
            var settings = (JsonObject)JsonNode.Parse(alike.Key)!;
            var snapshot = ChangedSnapshot.Copy(folder[Guid.NewGuid().ToString("N")]);
            ChangedSnapshot.Set(snapshot, "generation_config.json", settings);
            await using var model = MedGemmaModel.Open(imported[snapshot]);
            var most = (int?)settings["max_new_tokens"] ?? 120;
            foreach (var (name, expected) in alike)
            {
                var question = new Question([replies.Cases[name].Shown(model)], replies.Prompt, System: null, most);

                var reply = await model.AskAsync(question, streamed: null, Cancellation);

                Assert.Equal(
                    (alike.Key, name, expected.GetProperty("text").GetString()), (alike.Key, name, reply.Text));
            }
        }
    }

    // Python writes the margin of a forced token as no JSON has it.
    private static JsonDocument GoldenJson(string text) =>
        JsonDocument.Parse(text.Replace("Infinity", "null", StringComparison.Ordinal));

    private static TokenRules Rules(JsonElement settings, Gemma3Engine engine, int[] prompt)
    {
        var problems = new Problems();
        var vocabulary = engine.Configuration.Text.VocabularySize;
        var read = GenerationReader.Read(settings, null, vocabulary, problems, []);
        problems.ThrowIfAny("settings");
        int[] stops = settings.TryGetProperty("eos_token_id", out var stop) ? [stop.GetInt32()] : [];
        return new TokenRules(read, stops, prompt, MostTokens);
    }
}
