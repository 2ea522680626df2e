using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Models.Contract;
using Surgical.TestKit.Chat;
using static Surgical.TestKit.Chat.ChatAnswers;

namespace Surgical.Models.Tests.Remote;

/// <summary>What servers put into a reply beside its words.</summary>
public class ServedRepliesTests
{
    private const string Answer = "Final Answer:\nHold still.";

    [Theory]
    [InlineData("reasoning")]
    [InlineData("reasoning_content")]
    public async Task Ask_ThinkingInAFieldOfItsOwn_IsThinking(string field)
    {
        await using var asked = await AskedModel.StartAsync(Events(
            Delta($$"""{"role":"assistant","{{field}}":"The rhexis "}"""),
            Delta($$"""{"{{field}}":"is torn."}"""),
            Chunk("\n\n"),
            Chunk(Answer),
            Chunk("", finish: "stop")));

        var guidance = Read((await asked.AskAsync()).Reply);

        Assert.Equal(("The rhexis is torn.", "Hold still."), (guidance.Thinking, guidance.Answer));
    }

    [Theory]
    [InlineData("<think>", "\nThe rhexis is torn.\n", "</th", "ink>\n\n")]
    [InlineData("<thi", "nk>The rhexis", " is torn.</think>", "\n")]
    [InlineData("The rhexis ", "is torn.", "</think>", "\n")]
    [InlineData("<unused94>thought\n", "The rhexis is torn.", "<unused95>", "")]
    public async Task Ask_ThinkingInTags_IsThinking(params string[] pieces)
    {
        await using var asked = await AskedModel.StartAsync(Events(
            [.. pieces.Select(piece => Chunk(piece, withTokens: true)), Chunk(Answer), Chunk("", finish: "stop")]));

        var (reply, shown) = await asked.AskAsync();
        var guidance = Read(reply);

        Assert.Equal(("The rhexis is torn.", "Hold still."), (guidance.Thinking, guidance.Answer));
        Assert.Equal(reply.Text, string.Concat(shown));
    }

    [Fact]
    public async Task Ask_ThinkingInTags_KeepsTheProbabilitiesOfItsWords()
    {
        await using var asked = await AskedModel.StartAsync(Say("<think> Torn. </think> Hold still."));

        var reply = await asked.ReadAsync();

        Assert.Equal(LogProbability, reply.MeanLogProbability);
        Assert.Equal(
            "Hold", reply.Text.Substring(reply.Tokens[3].Start, reply.Tokens[3].Length).Trim());
    }

    [Theory]
    [InlineData("Hold still.<end_of_turn>")]
    [InlineData("Hold still.<end_of_turn>\n<start_of_turn>user\nAnd then?")]
    [InlineData("Hold still.<start_of_turn>model\nHold")]
    [InlineData("Hold still.<eos><eos>")]
    [InlineData("Hold still.</s>")]
    [InlineData("Hold still.<|im_end|>\n<|im_start|>user")]
    [InlineData("Hold still.<|eot_id|>")]
    [InlineData("<bos><start_of_turn>model\nHold still.")]
    [InlineData("Hold <pad>still.")]
    public async Task Ask_ControlTokensInTheText_EndItAndDoNotStandInIt(string text)
    {
        foreach (var size in new[] { 1, 3, 99 })
        {
            await using var asked = await AskedModel.StartAsync(Events(
                [.. text.Chunk(size).Select(piece => Chunk(new string(piece))), Chunk("", finish: "length")]));

            var (reply, shown) = await asked.AskAsync(AskedModel.Question with { MaxTokens = 99 });

            Assert.Equal(("Hold still.", "Hold still."), (reply.Text, string.Concat(shown)));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("\"-inf\"")]
    [InlineData("-9999.0")]
    public async Task Ask_LogProbabilityThatIsNone_MakesConfidenceUnknownAndEndsNothing(string value)
    {
        var unknown = $$$"""
            {"choices":[{"delta":{"content":"NaN: "},"logprobs":{"content":[{"token":"NaN: ","logprob":{{{value}}}}]}}]}
            """;
        await using var asked = await AskedModel.StartAsync(
            Events(Chunk("Hold ", withTokens: true), unknown, Chunk("still.", finish: "stop", withTokens: true)));

        var reply = await asked.ReadAsync();

        Assert.Equal(("Hold NaN: still.", (double?)null), (reply.Text, reply.MeanLogProbability));
        Assert.Single(asked.Server.Asked);
    }

    [Theory]
    [InlineData("stop", ReplyEnd.StopToken)]
    [InlineData("eos", ReplyEnd.StopToken)]
    [InlineData("eos_token", ReplyEnd.StopToken)]
    [InlineData("stop_sequence", ReplyEnd.StopToken)]
    [InlineData("end_turn", ReplyEnd.StopToken)]
    [InlineData("STOP", ReplyEnd.StopToken)]
    [InlineData("length", ReplyEnd.TokenLimit)]
    [InlineData("max_tokens", ReplyEnd.TokenLimit)]
    [InlineData("MAX_TOKENS", ReplyEnd.TokenLimit)]
    [InlineData("model_length", ReplyEnd.TokenLimit)]
    public async Task Ask_FinishReasonInUse_IsAnEnd(string finish, ReplyEnd end)
    {
        await using var asked = await AskedModel.StartAsync(Say("Hold still.", finish));

        Assert.Equal(end, (await asked.ReadAsync()).End);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ping")]
    [InlineData("""{"type":"ping"}""")]
    [InlineData("""{"choices":[]}""")]
    public async Task Ask_PingBetweenPieces_SaysNothing(string data)
    {
        await using var asked = await AskedModel.StartAsync(
            Events(data, Chunk("Hold "), data, Chunk("still."), data, Chunk("", finish: "stop")));

        Assert.Equal("Hold still.", (await asked.ReadAsync()).Text);
        Assert.Single(asked.Server.Asked);
    }

    [Fact]
    public async Task Ask_WholeJsonInsteadOfAStream_IsTheReply()
    {
        const string Whole = """
            {"model":"org/medgemma","choices":[{"index":0,"finish_reason":"stop",
             "message":{"role":"assistant","content":"Hold still.","reasoning":null},
             "logprobs":{"content":[{"token":"Hold still.","logprob":-0.5}]}}],
             "usage":{"prompt_tokens":300,"completion_tokens":2}}
            """;
        await using var asked = await AskedModel.StartAsync(Status(200, Whole, "Content-Type: application/json"));

        var (reply, pieces) = await asked.AskAsync();

        Assert.Equal(("Hold still.", -0.5, 300), (reply.Text, reply.MeanLogProbability, reply.PromptTokens));
        Assert.Equal(["Hold still."], pieces);
    }

    private static SurgicalGuidance Read(ModelReply reply) =>
        Assert.IsType<Analysis.Read>(GuidanceParser.Parse(reply)).Guidance;

    private static string Delta(string delta) => $$"""{"choices":[{"index":0,"delta":{{delta}}}]}""";
}
