using System.Collections.Concurrent;
using Surgical.Models.Contract;
using Surgical.Models.Remote;
using Surgical.TestKit.Chat;
using static Surgical.TestKit.Chat.ChatAnswers;

namespace Surgical.Models.Tests.Remote;

public class BrokenServerTests
{
    private static readonly RemoteModelOptions Impatient = new() { NextPieceWithin = TimeSpan.FromSeconds(0.3) };

    [Fact]
    public async Task Ask_BusyServer_WaitsAsLongAsItAsks()
    {
        await using var asked = await AskedModel.StartAsync(
            Status(429, "", "Retry-After: 3"), Status(503), Status(500), Say("Yes."));

        Assert.Equal("Yes.", (await asked.ReadAsync()).Text);
        Assert.Equal([3, 2, 4], asked.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Ask_ServerThatKeepsFailing_IsGivenUp()
    {
        await using var asked = await AskedModel.StartAsync(Status(500, """{"error":"out of memory"}"""));

        var message = await asked.FailsAsync();

        Assert.Contains(
            "500 Internal Server Error (out of memory). Given up after 6 tries.", message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8, 16], asked.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Ask_ServerThatWantsToBeLeftAloneForLong_IsNotWaitedFor()
    {
        await using var asked = await AskedModel.StartAsync(Status(429, "", "Retry-After: 301"), Say("Yes."));

        Assert.EndsWith("429 Too Many Requests.", await asked.FailsAsync(), StringComparison.Ordinal);
        Assert.Empty(asked.Pauses);
    }

    [Fact]
    public async Task Ask_OneTryOnly_FailsWithTheServersWords()
    {
        await using var asked = await AskedModel.StartAsync(
            new RemoteModelOptions { Tries = 1 }, Status(500), Say("Yes."));

        Assert.EndsWith("500 Internal Server Error.", await asked.FailsAsync(), StringComparison.Ordinal);
        Assert.Empty(asked.Pauses);
    }

    [Fact]
    public async Task Ask_ServerThatKeepsFailingForLong_IsAskedEveryHalfMinute()
    {
        await using var asked = await AskedModel.StartAsync(new RemoteModelOptions { Tries = 8 }, Status(500));

        await asked.FailsAsync();

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], asked.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Ask_ServerThatIsGone_SaysThatItCannotBeReached()
    {
        await using var asked = await AskedModel.StartAsync(Say("Yes."));
        await asked.Server.DisposeAsync();

        Assert.Contains("cannot be reached", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AnswerThatBreaksOffUnseen_IsAskedAgainFromTheStart()
    {
        await using var asked = await AskedModel.StartAsync(
            Say("The rhexis is", finish: null), Say("The rhexis is complete."));

        Assert.Equal("The rhexis is complete.", (await asked.ReadAsync()).Text);
    }

    [Fact]
    public async Task Ask_AnswerThatBreaksOffInFrontOfSomebody_FailsAndIsNotAskedAgain()
    {
        await using var asked = await AskedModel.StartAsync(
            Say("The rhexis is", finish: null), Say("The rhexis is complete."));

        var failed = await Assert.ThrowsAsync<ModelException>(() => asked.AskAsync());

        Assert.Contains("without a finish_reason", failed.Message, StringComparison.Ordinal);
        Assert.Contains("What was shown of the answer is not whole", failed.Message, StringComparison.Ordinal);
        Assert.Single(asked.Server.Asked);
    }

    [Fact]
    public async Task Ask_ConnectionThatIsCut_IsAskedAgain()
    {
        await using var asked = await AskedModel.StartAsync(
            async context =>
            {
                await Events(Chunk("The "))(context);
                context.Abort();
            },
            Say("Yes."));

        Assert.Equal("Yes.", (await asked.ReadAsync()).Text);
    }

    [Fact]
    public async Task Ask_ServerThatStalls_IsAskedAgain()
    {
        await using var asked = await AskedModel.StartAsync(Impatient, Stall("The "), Say("Yes."));

        Assert.Equal("Yes.", (await asked.ReadAsync()).Text);
    }

    [Fact]
    public async Task Ask_FirstPieceThatDoesNotCome_IsAskedAgain()
    {
        var options = new RemoteModelOptions { FirstPieceWithin = TimeSpan.FromSeconds(2), Tries = 2 };
        await using var asked = await AskedModel.StartAsync(
            options,
            context =>
            {
                var gone = new TaskCompletionSource();
                context.RequestAborted.Register(gone.SetResult);
                return gone.Task;
            });

        Assert.Contains("fell silent. Given up after 2 tries", await asked.FailsAsync(), StringComparison.Ordinal);
        Assert.Equal(2, asked.Server.Asked.Count);
    }

    [Fact]
    public async Task Ask_AnswerOfEmptyPiecesWithoutEnd_EndsWithTheTimeOfAll()
    {
        await using var asked = await AskedModel.StartAsync(
            new RemoteModelOptions { AnswerWithin = TimeSpan.FromSeconds(2) }, NeverEnd(""));

        Assert.Contains("did not answer within 2 s", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AnswerWithoutEnd_IsRefused()
    {
        await using var asked = await AskedModel.StartAsync(NeverEnd("word "));

        Assert.Contains("stop after 20 tokens, it goes on", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_LineWithoutEnd_IsRefused()
    {
        await using var asked = await AskedModel.StartAsync(NeverEndTheLine());

        Assert.Contains("at most 64 MiB", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content_filter")]
    [InlineData("tool_calls")]
    [InlineData("abort")]
    public async Task Ask_OtherFinish_IsNoReply(string finish)
    {
        await using var asked = await AskedModel.StartAsync(Say("The rhexis", finish: finish));

        Assert.Contains($"ended it with {finish}", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"choices":[{"delta":{"content":5}}]}""")]
    [InlineData("""{"choices":[{"delta":{"content":"\ud800"}}]}""")]
    public async Task Ask_Garbage_IsNoReply(string data)
    {
        await using var asked = await AskedModel.StartAsync(Events(data, Chunk("", finish: "stop")));

        Assert.Contains("Expected a piece of an answer", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ErrorInTheStream_SaysIt()
    {
        await using var asked = await AskedModel.StartAsync(
            Events(Chunk("The "), """{"error":{"message":"CUDA error"}}"""));

        Assert.Contains("failed while it answered: CUDA error", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_PageInsteadOfAStream_SaysSo()
    {
        await using var asked = await AskedModel.StartAsync(Status(200, "<html/>", "Content-Type: text/html"));

        Assert.Contains(
            "expected a stream of events, came text/html", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_StartingServer_IsWaitedFor()
    {
        await using var server = await ChatServer.StartAsync(TestContext.Current.CancellationToken);
        server.Lists.Enqueue(Status(503));
        ConcurrentQueue<TimeSpan> pauses = [];

        await using var model = await AskedModel.OpenAsync(server, new(), pauses);

        Assert.Single(pauses);
    }

    [Fact]
    public async Task Open_Redirection_IsNotFollowed()
    {
        await using var server = await ChatServer.StartAsync(TestContext.Current.CancellationToken);
        server.Lists.Enqueue(Status(302, "", $"Location: {server.Url}/models"));

        var refused = await Assert.ThrowsAsync<ModelException>(
            () => AskedModel.OpenAsync(server, new() { Key = "sk" }, []));

        Assert.Contains("302", refused.Message, StringComparison.Ordinal);
    }
}
