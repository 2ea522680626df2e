using Surgical.Models.Contract;
using Surgical.Models.Remote;
using Surgical.TestKit.Chat;

namespace Surgical.Models.Tests.Remote;

public class RemoteIdentityTests
{
    [Fact]
    public async Task Open_ServedModel_IsNamedAsUnverified()
    {
        await using var server = await ChatServer.StartAsync(Stop);
        await using var model = await AskedModel.OpenAsync(server, new(), []);

        Assert.Equal($"org/medgemma at {server.Url.Authority} (remote, weights not verified)", model.Identity.Name);
        Assert.Matches("^[0-9a-f]{64}$", model.Identity.Digest);
    }

    [Theory]
    [InlineData("http://models.example.org:8000/v1/private", "models.example.org", false)]
    [InlineData("https://192.168.1.20/v1", "192.168.1.20", false)]
    [InlineData("http://127.0.0.2:8000/v1", "127.0.0.2", true)]
    [InlineData("http://[::1]:8000/v1", "::1", true)]
    [InlineData("http://LOCALHOST/v1", "localhost", true)]
    [InlineData("http://localhost.example.org/v1", "localhost.example.org", false)]
    [InlineData("http://b\u00fccher.example/v1", "xn--bcher-kva.example", false)]
    public void Place_OfAServer_IsItsHostAndWhetherThatIsThisMachine(string url, string host, bool isLoopback) =>
        Assert.Equal(
            new ModelPlace.Server(host, isLoopback),
            ModelPlace.Server.At(RemoteModelAddress.Parse($"openai:{url}#medgemma").Url));

    [Fact]
    public async Task Open_Again_IsTheSameModel()
    {
        await using var server = await ChatServer.StartAsync(Stop);
        await using var one = await AskedModel.OpenAsync(server, new(), []);
        await using var two = await AskedModel.OpenAsync(server, new(), [], $"openai:{server.Url}/#{server.Model}");

        Assert.Equal(one.Identity, two.Identity);
    }

    [Fact]
    public async Task Open_OtherEntryOfTheList_IsAnotherModel()
    {
        await using var server = await ChatServer.StartAsync(Stop);
        await using var one = await AskedModel.OpenAsync(server, new(), []);
        server.Lists.Enqueue(ChatAnswers.Status(200, """{"data":[{"id":"org/medgemma","root":"/other"}]}"""));
        await using var two = await AskedModel.OpenAsync(server, new(), []);

        Assert.NotEqual(one.Identity.Digest, two.Identity.Digest);
    }

    [Fact]
    public async Task Open_ModelThatIsNotServed_SaysWhichAre()
    {
        await using var server = await ChatServer.StartAsync(Stop);

        var refused = await Assert.ThrowsAsync<ModelException>(
            () => AskedModel.OpenAsync(server, new(), [], $"openai:{server.Url}#gpt"));

        Assert.EndsWith("expected a model gpt, came org/medgemma.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["completion"]""", true)]
    [InlineData("""["completion","multimodal"]""", false)]
    [InlineData("null", false)]
    public async Task Open_ModelListedWithoutVision_IsRefused(string capabilities, bool refused)
    {
        await using var server = await ChatServer.StartAsync(Stop);
        server.Lists.Enqueue(ChatAnswers.Status(
            200,
            $$"""
            {"models":[{"name":"org/medgemma","capabilities":{{capabilities}}}],"data":[{"id":"org/medgemma"}]}
            """));

        var failure = await Record.ExceptionAsync(
            async () => await (await AskedModel.OpenAsync(server, new(), [])).DisposeAsync());

        Assert.Equal(refused, failure is ModelException);
        Assert.Equal(
            refused,
            failure?.Message.Contains("expected a model that sees pictures", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Open_UrlWithoutV1_AsksForIt()
    {
        await using var server = await ChatServer.StartAsync(Stop);

        var refused = await Assert.ThrowsAsync<ModelException>(
            () => AskedModel.OpenAsync(server, new(), [], $"openai:http://{server.Url.Authority}#gpt"));

        Assert.Contains("Does the URL end with /v1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "No key was found in SURGICAL_API_KEY")]
    [InlineData("sk-wrong", "does not accept the key")]
    public async Task Open_WrongKey_SaysSoWithoutIt(string? key, string says)
    {
        await using var server = await ChatServer.StartAsync(Stop);
        server.Key = "sk-right";

        var refused = await Assert.ThrowsAsync<ModelException>(
            () => AskedModel.OpenAsync(server, new() { Key = key }, []));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-wrong", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_RightKey_Answers()
    {
        await using var server = await ChatServer.StartAsync(Stop);
        server.Key = "sk-right";

        await using var model = await AskedModel.OpenAsync(server, new() { Key = "sk-right" }, []);

        Assert.Equal("Yes.", (await model.AskAsync(AskedModel.Question, null, Stop)).Text);
    }

    [Fact]
    public void Options_Keys_TakeTheMoreParticularAndNeverShowIt()
    {
        Dictionary<string, string> set = new() { ["SURGICAL_API_KEY"] = "sk-a ", ["OPENAI_API_KEY"] = "sk-b" };

        var options = RemoteModelOptions.FromEnvironment(set.GetValueOrDefault);

        Assert.Equal("sk-a", options.Key);
        Assert.DoesNotContain("sk-a", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai:http://127.0.0.1:8000/v1")]
    [InlineData("openai:127.0.0.1/v1#m")]
    [InlineData("openai:file:///v1#m")]
    [InlineData("openai:https://me:hunter2@host/v1#m")]
    [InlineData("openai:https://host/v1?key=hunter2#m")]
    [InlineData("openai:")]
    public void Parse_OtherForm_IsRefusedWithoutSecrets(string text)
    {
        var refused = Assert.Throws<ModelException>(() => RemoteModelAddress.Parse(text));

        Assert.StartsWith("Expected", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_CharacterOverTwoTokens_BelongsToTheSecond()
    {
        RemoteToken[] told =
            [new([(byte)'a'], -1), new([0xC3], -2), new([0xA9, (byte)'!'], -3), new([.. "<eos>"u8], -4)];

        var tokens = RemoteTokens.In("aé!", told);

        Assert.Equal([new(0, 1, -1), new(1, 0, -2), new(1, 2, -3)], tokens);
    }

    [Fact]
    public void Tokens_ThatDoNotMakeTheText_AreUnknown() =>
        Assert.Empty(RemoteTokens.In("A cat.", [new("A"u8.ToArray(), -1), new(" dog."u8.ToArray(), -2)]));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
