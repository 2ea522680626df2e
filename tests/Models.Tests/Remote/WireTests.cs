using System.Collections.Concurrent;
using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Models.Contract;
using Surgical.Models.Remote;
using Surgical.TestKit.Chat;

namespace Surgical.Models.Tests.Remote;

/// <summary>Every recording of a real server, sent again byte for byte (shared/cases/wire).</summary>
public class WireTests
{
    [Theory]
    [InlineData("vllm", "vllm")]
    [InlineData("llama", "llamacpp")]
    [InlineData("transformers", "local")]
    public async Task EveryRecording_SentAgain_IsTakenAsIsRight(string server, string owner)
    {
        var recordings = WireRecording.Of(server);
        var read = recordings.Single(recording => recording.Name == $"{server}/ask");
        List<string> wrong = [];
        foreach (var recording in recordings.Where(recording => recording.Right != "not asked"))
        {
            var came = await ReplayAsync(recording, read, owner);
            if (came != recording.Right)
            {
                wrong.Add($"{recording.Name}: expected '{recording.Right}', came '{came}'");
            }
        }

        Assert.Empty(wrong);
        Assert.NotEmpty(recordings);
    }

    [Fact]
    public async Task RefusedLogProbabilities_InTheStream_AreNotAskedForAgain()
    {
        var (reply, asked) = await AskAsync("vllm/refuses-logprobs", "vllm/ask-plain");

        Assert.Equal(WireRecording.One("vllm/ask-plain").Text, reply.Text);
        Assert.Equal([true, false], asked.Select(body => body.TryGetProperty("logprobs", out _)));
    }

    [Fact]
    public async Task Forced_TokensWithoutBytes_AreCounted()
    {
        var (reply, _) = await AskAsync("vllm/forced");

        Assert.Equal((30, 30), (reply.ReplyTokens, reply.Tokens.Count));
    }

    [Theory]
    [InlineData("llama/hot-100")]
    [InlineData("llama/sampled-no-topk")]
    [InlineData("vllm/sampled-no-topk")]
    public async Task Sampled_ByAProfileWithoutCuts_SaysThatThereAreNone(string name)
    {
        var (_, asked) = await AskAsync(name);

        var body = Assert.Single(asked);
        Assert.Equal((0, 0), (body.GetProperty("top_k").GetInt32(), body.GetProperty("min_p").GetInt32()));
    }

    [Fact]
    public async Task Router_LoadedOrNot_IsOneModel()
    {
        await using var server = new WireServer { List = WireRecording.One("llama/router-models").Response };
        await using var before = await OpenAsync(server, "/v1", "cataract-sim");
        server.List = WireRecording.One("llama/router-models-loaded").Response;
        await using var after = await OpenAsync(server, "/v1", "cataract-sim");

        Assert.Equal(before.Identity, after.Identity);
    }

    [Theory]
    [InlineData("llama/router-models")]
    [InlineData("llama/router-models-loaded")]
    public async Task Router_ModelOfTextOnly_IsRefusedBeforeTheFirstPicture(string name)
    {
        await using var server = new WireServer { List = WireRecording.One(name).Response };

        var refused = await Assert.ThrowsAsync<ModelException>(() => OpenAsync(server, "/v1", "text-only"));

        Assert.Contains("expected a model that sees pictures", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(ModelReply Reply, IReadOnlyList<JsonElement> Asked)> AskAsync(params string[] names)
    {
        var recordings = names.Select(WireRecording.One).ToList();
        await using var server = Serving(recordings[0], "vllm", [.. recordings.Select(one => one.Response)]);
        await using var model = await OpenAsync(server, recordings[0].Base, NameIn(recordings[0]));
        return (await model.AskAsync(QuestionOf(recordings[0]), streamed: null, Stop), [.. server.Asked]);
    }

    private static async Task<string> ReplayAsync(WireRecording recording, WireRecording read, string owner)
    {
        ConcurrentQueue<TimeSpan> pauses = [];
        List<string> notes = [];
        await using var server = Serving(
            recording,
            owner,
            recording.Right == "fails, said" ? [recording.Response] : [recording.Response, read.Response]);
        try
        {
            await using var model = await OpenAsync(
                server, recording.Base, NameIn(recording), new() { Tries = 2, Note = notes.Add }, pauses);
            if (recording.IsGet)
            {
                return "opened";
            }

            var reply = await model.AskAsync(QuestionOf(recording), streamed: null, Stop);
            return Outcome(recording, read, reply, server, [.. pauses], notes);
        }
        catch (ModelException failed)
        {
            return Outcome(failed, pauses.IsEmpty, recording.IsGet, server.Asked.Count);
        }
    }

    private static string Outcome(
        WireRecording recording,
        WireRecording read,
        ModelReply reply,
        WireServer server,
        IReadOnlyList<TimeSpan> pauses,
        List<string> notes)
    {
        if (pauses.Count > 0)
        {
            return "tried again";
        }

        if (server.Asked.Count == 2 && reply.Text == read.Text)
        {
            return recording.Right == "refused" ? recording.Right : "asked again without log-probabilities";
        }

        var end = recording.Finish == "length" ? ReplyEnd.TokenLimit : ReplyEnd.StopToken;
        return (reply.Text, reply.End) != (recording.Text, end) ? $"read: {reply.Text}"
            : notes.Count > 0 ? "said: not sampled"
            : recording.Right.StartsWith("read", StringComparison.Ordinal) ? recording.Right
            : "read";
    }

    // The whole answer that follows a recording is another model's where that was asked for another one.
    private static string Outcome(ModelException failed, bool atOnce, bool isList, int asked) => failed switch
    {
        UnanswerableException when atOnce => "refused",
        _ when failed.Message.Contains("the server answers as", StringComparison.Ordinal) =>
            asked == 1 ? "noticed" : atOnce ? "refused" : "tried again",
        _ when failed.Message.Contains("no model is listed", StringComparison.Ordinal) => "said: no list",
        _ when !atOnce && isList => "tried again",
        _ when !atOnce && (failed.Message.Contains("gave no reason", StringComparison.Ordinal)
            || failed.Message.Contains("failed while it answered: `sequence_bias`", StringComparison.Ordinal)) =>
            "fails, said",
        _ => atOnce ? "fails at once" : failed.Message,
    };

    private static WireServer Serving(WireRecording recording, string owner, IReadOnlyList<byte[]> answers) => new()
    {
        Answers = answers,
        List = recording.IsGet ? recording.Response : WireServer.Json(
            $$"""{"object":"list","data":[{"id":"{{NameIn(recording)}}","owned_by":"{{owner}}"}]}"""),
    };

    private static string NameIn(WireRecording recording) =>
        recording.Body.ValueKind != JsonValueKind.Object || !recording.Body.TryGetProperty("model", out var name)
            ? recording.Name.Contains("words", StringComparison.Ordinal) ? "gemma-3-270m" : "cataract-sim"
            : name.GetString()!;

    private static Question QuestionOf(WireRecording recording)
    {
        var body = recording.Body;
        var asked = AskedModel.Question;
        if (body.ValueKind != JsonValueKind.Object)
        {
            return asked;
        }

        // Some recordings of few tokens are followed by a whole one.
        const int Most = 512;
        return body.TryGetProperty("temperature", out var temperature) && temperature.GetDouble() > 0
            ? asked with
            {
                MaxTokens = Most,
                Decoding = new Decoding.Sampled(
                    temperature.GetDouble(),
                    body.TryGetProperty("top_k", out var k) ? k.GetInt32() : 0,
                    body.GetProperty("top_p").GetDouble(),
                    body.GetProperty("seed").GetInt64()),
            }
            : asked with { MaxTokens = Most };
    }

    private static Task<OpenAiModel> OpenAsync(
        WireServer server,
        string path,
        string name,
        RemoteModelOptions? options = null,
        ConcurrentQueue<TimeSpan>? pauses = null) => OpenAiModel.OpenAsync(
            RemoteModelAddress.Parse($"openai:{server.Url}{path}#{name}"),
            options ?? new(),
            ShownPicture.EncodePng,
            TimeProvider.System,
            new NoPauses(pauses ?? []),
            Stop);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
