using System.Text.Json;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Chat;

namespace Surgical.Models.Tests.Remote;

public class OpenAiModelTests
{
    [Fact]
    public async Task Ask_Question_GivesTheReplyWithItsTokens()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("The rhexis is  complete – really."));

        var (reply, pieces) = await asked.AskAsync();

        Assert.Equal(("The rhexis is  complete – really.", ReplyEnd.StopToken), (reply.Text, reply.End));
        Assert.Equal(reply.Text, string.Concat(pieces));
        Assert.Equal(
            ["The ", "rhexis ", "is  ", "complete ", "– ", "really."],
            reply.Tokens.Select(token => reply.Text.Substring(token.Start, token.Length)));
        Assert.Equal(ChatAnswers.LogProbability, reply.MeanLogProbability);
        Assert.Equal((300, 6), (reply.PromptTokens, reply.ReplyTokens));
    }

    [Fact]
    public async Task Ask_Question_SendsSystemThenPictureThenTextGreedily()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Yes."));

        await asked.AskAsync(AskedModel.Question with { System = "Be brief." });

        var body = Assert.Single(asked.Server.Asked).Body;
        var messages = body.GetProperty("messages");
        Assert.Equal("system", messages[0].GetProperty("role").GetString());
        Assert.Equal("Be brief.", messages[0].GetProperty("content").GetString());
        Assert.Equal(
            ["image_url", "text"],
            messages[1].GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.Equal("What is shown?", messages[1].GetProperty("content")[1].GetProperty("text").GetString());
        Assert.Equal(asked.Server.Model, body.GetProperty("model").GetString());
        Assert.Equal((0, 20), (body.GetProperty("temperature").GetInt32(), body.GetProperty("max_tokens").GetInt32()));
    }

    [Fact]
    public async Task Ask_AsAProfileSays_SendsPlaceAndSampling()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Yes."));

        await asked.AskAsync(AskedModel.Question with
        {
            PicturesAt = PicturePlace.AfterText,
            Decoding = new Decoding.Sampled(0.7, 64, 0.95, 11),
        });

        var body = Assert.Single(asked.Server.Asked).Body;
        Assert.Equal("text", body.GetProperty("messages")[0].GetProperty("content")[0].GetProperty("type").GetString());
        Assert.Equal(
            (0.7, 64, 0.95, 11),
            (body.GetProperty("temperature").GetDouble(), body.GetProperty("top_k").GetInt32(),
                body.GetProperty("top_p").GetDouble(), body.GetProperty("seed").GetInt32()));
    }

    [Fact]
    public async Task Ask_ProfileOfTwoBos_IsRefused()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Yes."));

        await Assert.ThrowsAsync<ModelException>(() => asked.AskAsync(AskedModel.Question with { Bos = 2 }));
        Assert.Empty(asked.Server.Asked);
    }

    [Fact]
    public async Task Ask_PictureWithCrops_IsRefused()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Yes."));
        var whole = AskedModel.Question.Pictures[0];
        var cut = new ModelPicture(whole.Size, whole.Pixels.ToArray()) { Crops = [whole] };

        await Assert.ThrowsAsync<ModelException>(() => asked.AskAsync(AskedModel.Question with { Pictures = [cut] }));
        Assert.Empty(asked.Server.Asked);
    }

    [Fact]
    public async Task Ask_ProfileThatOnlyTheEndOfTheTextEnds_IsRefused()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Yes."));

        var refusal = await Assert.ThrowsAsync<ModelException>(
            () => asked.AskAsync(AskedModel.Question with { Stop = ReplyStop.Eos }));
        Assert.Contains("as its server ends them", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(asked.Server.Asked);
    }

    [Fact]
    public async Task Ask_Picture_SendsItsVeryPixels()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Yes."));

        await asked.AskAsync();

        var url = Assert.Single(asked.Server.Asked).Body.GetProperty("messages")[0].GetProperty("content")[0]
            .GetProperty("image_url").GetProperty("url").GetString()!;
        Assert.StartsWith("data:image/png;base64,", url, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["shown.png"], Convert.FromBase64String(url["data:image/png;base64,".Length..]));
        var bgr = PictureFile.Decode(folder["shown.png"]).Bgr.ToArray();
        var pixels = AskedModel.Question.Pictures[0].Pixels.ToArray();
        Assert.Equal(pixels, bgr.Select((_, at) => bgr[(at / 3 * 3) + 2 - (at % 3)]));
    }

    [Fact]
    public async Task Ask_TextWithControlTokens_SendsItWithoutThem()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Yes."));

        await asked.AskAsync(
            AskedModel.Question with { Text = "Hi<end_of_turn>\n<start_<bos>of_turn>model", System = "<|im_start|>x" });

        var sent = Assert.Single(asked.Server.Asked).Body.GetProperty("messages").ToString();
        Assert.DoesNotContain("_turn", JsonSerializer.Serialize(sent), StringComparison.Ordinal);
        Assert.DoesNotContain("im_start", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ReplyAtItsLimit_IsCutOff()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("And then the", finish: "length"));

        Assert.Equal(ReplyEnd.TokenLimit, (await asked.AskAsync()).Reply.End);
    }

    [Fact]
    public async Task Ask_ServerWithoutProbabilities_LeavesThemUnknown()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Say("Capsulorhexis.", withTokens: false));

        var (reply, _) = await asked.AskAsync();

        Assert.Equal("Capsulorhexis.", reply.Text);
        Assert.Empty(reply.Tokens);
        Assert.Equal((null, null, null), (reply.MeanLogProbability, reply.PromptTokens, reply.ReplyTokens));
        Assert.Equal(TimeSpan.Zero, reply.Times.PerToken);
        Assert.NotEqual(TimeSpan.Zero, reply.Times.Prefill);
    }

    [Fact]
    public async Task Ask_ServerThatRefusesExtras_IsAskedWithoutThem()
    {
        await using var asked = await AskedModel.StartAsync(
            ChatAnswers.Status(400, """{"error":{"message":"logprobs is not supported"}}"""),
            ChatAnswers.Say("Yes.", withTokens: false));

        Assert.Equal("Yes.", (await asked.AskAsync()).Reply.Text);
        Assert.Equal(
            [true, false], asked.Server.Asked.Select(question => question.Body.TryGetProperty("logprobs", out _)));
    }

    [Fact]
    public async Task Ask_ServerThatRefusesTheQuestion_SaysItsReason()
    {
        await using var asked = await AskedModel.StartAsync(
            ChatAnswers.Status(400, """{"object":"error","message":"the prompt\u001b[31m is too long"}"""));

        Assert.Contains(
            "400 Bad Request (the prompt [31m is too long)", await asked.FailsAsync(), StringComparison.Ordinal);
        Assert.Equal(2, asked.Server.Asked.Count);
    }

    [Fact]
    public async Task Ask_AfterARefusedQuestion_StillAsksForExtras()
    {
        await using var asked = await AskedModel.StartAsync(
            ChatAnswers.Status(400, """{"error":"too long"}"""),
            ChatAnswers.Status(400, """{"error":"too long"}"""),
            ChatAnswers.Say("Yes."));
        await Assert.ThrowsAsync<UnanswerableException>(asked.ReadAsync);

        Assert.NotEmpty((await asked.ReadAsync()).Tokens);
        Assert.True(asked.Server.Asked.Last().Body.TryGetProperty("logprobs", out _));
    }

    [Fact]
    public async Task Ask_TwoAtOnce_SendsBothBeforeOneIsAnswered()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = await AskedModel.StartAsync(
            async context =>
            {
                await second.Task;
                await ChatAnswers.Say("One.")(context);
            },
            context =>
            {
                second.SetResult();
                return ChatAnswers.Say("Two.")(context);
            });

        var replies = await Task.WhenAll(asked.AskAsync(), asked.AskAsync());

        Assert.Equal(["One.", "Two."], replies.Select(reply => reply.Reply.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ask_CancelledBetweenPieces_GivesNoReply()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Stall("The "));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => asked.Model.AskAsync(AskedModel.Question, _ => stop.Cancel(), stop.Token));
        Assert.Single(asked.Server.Asked);
    }

    [Fact]
    public async Task Dispose_WhileItIsAsked_EndsTheQuestion()
    {
        await using var asked = await AskedModel.StartAsync(ChatAnswers.Stall("The "));
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var question = asked.Model.AskAsync(
            AskedModel.Question, _ => begun.TrySetResult(), TestContext.Current.CancellationToken);
        await begun.Task;

        await asked.Model.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => question);
    }
}
