using System.Diagnostics;
using Surgical.Analyzer.Profiles;
using Surgical.ModelImport.Importing;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cpu;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>Limits, stops and mistakes of the engine, on the embedded model.</summary>
public sealed class Gemma3EngineTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private const int ShortContext = 130;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ImportedModel Model => ImportedModel.Open(imported[Repository.EmbeddedModel]);

    [Fact]
    public void Answer_ContextFull_Ends()
    {
        using var folder = ShortModel();
        using var engine = new Gemma3Engine(ImportedModel.Open(folder["model"]));

        var tokens = engine.Answer(Text(tokens: ShortContext - 2), Cancellation).ToList();

        // One token follows the prompt without a row in the cache of its own, two more fill the last two rows.
        Assert.Equal(3, tokens.Count);
    }

    [Fact]
    public async Task Ask_ContextFull_IsCutOff()
    {
        using var folder = ShortModel();
        await using var model = MedGemmaModel.Open(folder["model"]);
        var black = new ModelPicture(model.PictureSize, new byte[model.PictureSize * model.PictureSize * 3]);

        var reply = await model.AskAsync(PromptProfile.Cataract.About(black), streamed: null, Cancellation);

        Assert.Equal(
            (ReplyEnd.TokenLimit, ShortContext + 1), (reply.End, reply.PromptTokens + reply.Tokens.Count));
    }

    [Fact]
    public void Answer_CancelledInTheMiddleOfAPrompt_StopsThere()
    {
        using var engine = new Gemma3Engine(Model);
        var prompt = Text(engine.Capacity);

        // What else the machine does may hold up one of them, whole or stopped, and not each.
        Assert.Contains(Enumerable.Range(0, 5), _ =>
        {
            var whole = TimeToFirstToken(engine, prompt, Cancellation);
            return TimeToStop(engine, prompt, whole / 10) < whole / 2;
        });
    }

    [Fact]
    public void Answer_ImageTokensWithoutPicture_AreRefused()
    {
        using var engine = new Gemma3Engine(Model);
        var prompt = new Prompt([2, engine.Configuration.ImageToken], []);

        var refusal = Assert.Throws<ModelException>(() => engine.Answer(prompt, Cancellation).First());

        Assert.Equal("The prompt has 1 image tokens, the pictures have 0 features.", refusal.Message);
    }

    [Fact]
    public void Answer_TokenOutsideTheVocabulary_IsRefused()
    {
        using var engine = new Gemma3Engine(Model);

        Assert.Throws<ModelException>(() => engine.Answer(new Prompt([1024], []), Cancellation).First());
    }

    [Fact]
    public void Session_WeightsDisposedFirst_KeepsThemUntilItIsDisposedItself()
    {
        var weights = new SharedWeights(Model.MapWeights(), prepacks: false);
        using var session = GraphSession.OnProcessor(File.ReadAllBytes(Model.VisionGraph), Model.Folder, weights);

        weights.Dispose();

        Assert.NotEqual(0, Look(session).Span[0]);
    }

    [Fact]
    public void Session_GraphWithAWeightThatTheModelLacks_IsRefused()
    {
        var configuration = Model.Manifest.Configuration;
        var deeper =
            configuration with { Vision = configuration.Vision with { Layers = configuration.Vision.Layers + 1 } };
        using var weights = new SharedWeights(Model.MapWeights(), prepacks: false);

        var graph = Gemma3Graphs.Vision(deeper, Model.Manifest.Format);

        Assert.Throws<ModelException>(() => GraphSession.OnProcessor(graph, Model.Folder, weights));
    }

    private Memory<float> Look(GraphSession session)
    {
        var configuration = Model.Manifest.Configuration;
        var features = new float[configuration.TokensPerImage * configuration.Text.HiddenSize];
        var size = configuration.Vision.ImageSize;
        new VisionTower(session, configuration).Look(new float[3 * size * size], features, Cancellation);
        return features;
    }

    /// <summary>For ever where it was whole before it stopped.</summary>
    private static TimeSpan TimeToStop(Gemma3Engine engine, Prompt prompt, TimeSpan after)
    {
        using var cancelling = new CancellationTokenSource(after);
        var start = Stopwatch.GetTimestamp();
        try
        {
            TimeToFirstToken(engine, prompt, cancelling.Token);
            return TimeSpan.MaxValue;
        }
        catch (OperationCanceledException)
        {
            return Stopwatch.GetElapsedTime(start);
        }
    }

    private static TimeSpan TimeToFirstToken(Gemma3Engine engine, Prompt prompt, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        _ = engine.Answer(prompt, cancellation).First();
        return Stopwatch.GetElapsedTime(start);
    }

    private static Prompt Text(int tokens) => new([.. Enumerable.Range(0, tokens).Select(i => 100 + (i % 500))], []);

    /// <summary>The embedded model with a context of <see cref="ShortContext"/>, imported to "model".</summary>
    private static TemporaryFolder ShortModel()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["snapshot"]);
        foreach (var file in Directory.EnumerateFiles(Repository.EmbeddedModel))
        {
            File.Copy(file, Path.Combine(folder["snapshot"], Path.GetFileName(file)));
        }

        var path = Path.Combine(folder["snapshot"], "config.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(
            "\"max_position_embeddings\": 4096",
            $"\"max_position_embeddings\": {ShortContext}",
            StringComparison.Ordinal));
        ModelImporter.Import(folder["snapshot"], folder["model"], new Progress<ImportProgress>(), Cancellation);
        return folder;
    }
}
