using Surgical.Models.Contract;
using Surgical.Models.Remote;
using Surgical.TestKit.Chat;
using static Surgical.TestKit.Chat.ChatAnswers;

namespace Surgical.Models.Tests.Remote;

/// <summary>Servers that take, tell and fail otherwise than most.</summary>
public class ServerFormsTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task Ask_RefusalOfLogProbabilities_CountsAsOneWithAnyStatus(int status)
    {
        await using var asked = await AskedModel.StartAsync(
            Status(status, """{"error":{"message":"logprobs are not supported here"}}"""), Say("Yes."));

        Assert.Equal("Yes.", (await asked.ReadAsync()).Text);
        Assert.Equal(
            [true, false], asked.Server.Asked.Select(question => question.Body.TryGetProperty("logprobs", out _)));
        Assert.Empty(asked.Pauses);
    }

    [Fact]
    public async Task Ask_ServerOfMaxCompletionTokens_IsAskedWithThem()
    {
        await using var asked = await AskedModel.StartAsync(
            Status(400, """
                {"error":{"message":"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."}}
                """),
            Say("Yes."));

        Assert.NotEmpty((await asked.ReadAsync()).Tokens);
        var body = asked.Server.Asked.Last().Body;
        Assert.Equal(20, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.False(body.TryGetProperty("max_tokens", out _));
    }

    [Fact]
    public async Task Ask_ServerThatRefusesTemperatureZero_IsAskedWithTheLeastAndSaysSo()
    {
        List<string> notes = [];
        await using var asked = await AskedModel.StartAsync(
            new RemoteModelOptions { Note = notes.Add },
            Status(422, """{"error":"`temperature` must be strictly positive"}"""),
            Say("Yes."));

        await asked.ReadAsync();
        await asked.ReadAsync();

        Assert.Equal(
            [0, 0.01, 0.01], asked.Server.Asked.Select(one => one.Body.GetProperty("temperature").GetDouble()));
        Assert.Contains("takes no temperature 0", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ServerThatRefusesTopK_IsAskedWithoutAndSaysThatItSamplesOtherwise()
    {
        List<string> notes = [];
        await using var asked = await AskedModel.StartAsync(
            new RemoteModelOptions { Note = notes.Add },
            Status(400, """{"error":{"message":"Unrecognized request arguments supplied: min_p, top_k"}}"""),
            Say("Yes."));

        await asked.AskAsync(AskedModel.Question with { Decoding = new Decoding.Sampled(0.7, 40, 1, 1) });

        Assert.False(asked.Server.Asked.Last().Body.TryGetProperty("top_k", out _));
        Assert.Contains("refuses top_k and min_p", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"message":"EngineCore","code":500}}""")]
    [InlineData("""{"error":{"message":"overloaded","type":"overloaded_error"}}""")]
    [InlineData("""{"error":"CUDA error"}""")]
    [InlineData("{\"error\": \"no key \"x\" in it\"}")]
    [InlineData("half an eve")]
    public async Task Ask_ErrorInTheStream_IsTriedAgainWhileNobodyHasSeenAWord(string data)
    {
        await using var asked = await AskedModel.StartAsync(Events(Chunk("The "), data), Say("Yes."));

        Assert.Equal("Yes.", (await asked.ReadAsync()).Text);
    }

    [Fact]
    public async Task Ask_ErrorInTheStreamInFrontOfSomebody_FailsWithTheServersWords()
    {
        await using var asked = await AskedModel.StartAsync(
            Events(Chunk("The "), """{"error":{"message":"EngineCore","code":500}}"""), Say("Yes."));

        var failed = await Assert.ThrowsAsync<ModelException>(() => asked.AskAsync());

        Assert.Contains("EngineCore What was shown", failed.Message, StringComparison.Ordinal);
        Assert.Single(asked.Server.Asked);
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("error")]
    [InlineData("cancelled")]
    public async Task Ask_AnswerThatTheServerBrokeOff_IsAskedAgain(string finish)
    {
        await using var asked = await AskedModel.StartAsync(Say("The rhexis", finish), Say("Yes."));

        Assert.Equal("Yes.", (await asked.ReadAsync()).Text);
    }

    [Fact]
    public async Task Ask_RoleWithoutWords_DoesNotEndTheWaitForTheFirst()
    {
        // The time between pieces would let it wait for an hour.
        var options = new RemoteModelOptions
        {
            FirstPieceWithin = TimeSpan.FromSeconds(1),
            NextPieceWithin = TimeSpan.FromHours(1),
            Tries = 1,
        };
        await using var asked = await AskedModel.StartAsync(options, Stall(""));

        Assert.Contains("fell silent", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org/medgemma", false)]
    [InlineData("org/medgemma@main", false)]
    [InlineData("/weights", false)]
    [InlineData("org/medgemma-2026-11-30", false)]
    [InlineData("org/other", true)]
    [InlineData("medgemma-27b", true)]
    public async Task Ask_NameInTheAnswer_IsComparedWithTheOneAskedFor(string name, bool refused)
    {
        await using var asked = await AskedModel.StartAsync(
            Events($$"""{"model":"{{name}}","choices":[{"delta":{"content":"Yes."},"finish_reason":"stop"}]}"""));

        var failed = await Record.ExceptionAsync(asked.ReadAsync);

        Assert.Equal(refused, failed is ModelException);
        Assert.Equal(refused, failed?.Message.Contains(name, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Ask_FailureWithoutWords_SaysWhatMayBeWrong()
    {
        await using var asked = await AskedModel.StartAsync(Status(500, "Internal Server Error"));

        Assert.Contains("perhaps it cannot read the picture", await asked.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_QuestionsThatTheServerFailsOver_AreTheQuestionsFaultAtFirstAndThenTheServers()
    {
        await using var asked = await AskedModel.StartAsync(Status(500));

        await Assert.ThrowsAsync<UnanswerableException>(asked.ReadAsync);
        await Assert.ThrowsAsync<UnanswerableException>(asked.ReadAsync);
        await Assert.ThrowsAsync<ModelException>(asked.ReadAsync);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task Open_ServerWithoutAList_IsTheModelOfItsName(int status)
    {
        await using var server = await ChatServer.StartAsync(TestContext.Current.CancellationToken);
        server.Lists.Enqueue(Status(status));
        await using var without = await AskedModel.OpenAsync(server, new(), []);

        Assert.Equal("Yes.", (await without.AskAsync(
            AskedModel.Question, streamed: null, TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task Open_HoweverMuchTheServerTells_IsOneModel()
    {
        string[] lists =
        [
            """{"data":[{"id":"org/medgemma"}]}""",
            """{"data":[{"id":"org/medgemma","owned_by":"llamacpp","status":{"value":"unloaded"}}]}""",
            """{"data":[{"id":"org/medgemma","owned_by":"llamacpp","meta":{"n_params":4}}],"models":[]}""",
            "{}",
        ];
        await using var server = await ChatServer.StartAsync(TestContext.Current.CancellationToken);
        server.Lists.Enqueue(Status(404));
        HashSet<string> digests = [];
        foreach (var list in lists.Prepend(""))
        {
            if (list.Length > 0)
            {
                server.Lists.Enqueue(Status(200, list));
            }

            await using var model = await AskedModel.OpenAsync(server, new(), []);
            digests.Add(model.Identity.Digest);
        }

        Assert.Single(digests);
    }
}
