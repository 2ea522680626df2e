using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.Models.Remote;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Tests;

/// <summary>The remote engine against llama.cpp's own server, with the trained embedded model as GGUF files.</summary>
public sealed class LlamaServerTests : IDisposable
{
    private readonly LlamaServer _server = new();
    private readonly JsonElement _case =
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(Repository.EmbeddedModel, "cases.json")));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Ask_ServedModel_SaysWhatTheReferenceSaysWithItsProbabilities()
    {
        _server.Start();
        await using var model = await OpenAsync();
        List<string> pieces = [];

        var reply = await model.AskAsync(Question(), pieces.Add, Stop);

        Assert.Equal((Expected("text").GetString(), ReplyEnd.StopToken), (reply.Text, reply.End));
        Assert.Equal(reply.Text, string.Concat(pieces));

        // All but the one that ends the reply.
        Assert.Equal(Expected("ids").GetArrayLength() - 1, reply.Tokens.Count);
        Assert.InRange(reply.MeanLogProbability!.Value, -0.1, 0);
        Assert.Contains("(remote, weights not verified)", model.Identity.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ReplyAtItsLimit_IsCutOff()
    {
        _server.Start();
        await using var model = await OpenAsync();

        var reply = await model.AskAsync(Question() with { MaxTokens = 5 }, streamed: null, Stop);

        Assert.Equal((ReplyEnd.TokenLimit, 5), (reply.End, reply.Tokens.Count));
    }

    [Fact]
    public async Task Ask_PromptBeyondTheContext_SaysSoAndGoesOn()
    {
        _server.Start(context: 256);
        await using var model = await OpenAsync();
        var tooLong = Question() with { Text = string.Concat(Enumerable.Repeat("The capsulorhexis. ", 200)) };

        var refused = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync(tooLong, streamed: null, Stop));

        Assert.Contains("exceeds the available context size (256 tokens)", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty((await model.AskAsync(Question(), streamed: null, Stop)).Tokens);
    }

    [Fact]
    public async Task Ask_ServerThatWasKilledAndStartsAgain_Answers()
    {
        _server.Start();
        await using var model = await OpenAsync();
        _server.Kill();
        var question = model.AskAsync(Question(), streamed: null, Stop);

        _server.Start();

        Assert.Equal(Expected("text").GetString(), (await question).Text);
    }

    [Fact]
    public async Task Ask_ServerKilledInTheMiddleOfAnAnswer_FailsInFrontOfSomebody()
    {
        _server.Start();
        await using var model = await OpenAsync();

        var failed = await Assert.ThrowsAsync<ModelException>(
            () => model.AskAsync(Question(), _ => _server.Kill(), Stop));

        Assert.Contains("What was shown of the answer is not whole", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ServerWithoutItsVisionTower_IsRefused()
    {
        _server.Start(withVision: false);

        var refused = await Assert.ThrowsAsync<ModelException>(OpenAsync);

        Assert.Contains("expected a model that sees pictures", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OtherName_SaysWhatIsServed()
    {
        _server.Start();

        var refused = await Assert.ThrowsAsync<ModelException>(
            () => OpenAsync(_server.Address with { Name = "medgemma" }));

        Assert.EndsWith("expected a model medgemma, came cataract-sim.", refused.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<OpenAiModel> OpenAsync(RemoteModelAddress address) =>
        OpenAiModel.OpenAsync(address, new RemoteModelOptions(), ShownPicture.EncodePng, TimeProvider.System, Stop);

    private Task<OpenAiModel> OpenAsync() => OpenAsync(_server.Address);

    private JsonElement Expected(string name) =>
        _case.GetProperty("cases").GetProperty("phaco-runout-002").GetProperty(name);

    private Question Question()
    {
        var picture = PictureFile.Decode(
            Path.Combine(Repository.EmbeddedModel, Expected("picture").GetString()!));
        var shown = ImageProcessor.Process(picture.Bgr, picture.Width, picture.Height, 896);
        return new Question([shown], _case.GetProperty("prompt").GetString()!, System: null, MaxTokens: 256);
    }
}
