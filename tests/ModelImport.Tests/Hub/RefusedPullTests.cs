using System.Text;
using Surgical.Models.Files;
using Surgical.TestKit.Hub;
using static Surgical.TestKit.Hub.Answers;

namespace Surgical.ModelImport.Tests.Hub;

public class RefusedPullTests
{
    [Fact]
    public async Task Pull_GatedWithoutToken_SaysWhereTheTermsAreAndThatATokenIsMissing()
    {
        var message = await RefusedAsync(hub => hub.Server.Token = "hf_owner");

        Assert.Contains("/org/model", message, StringComparison.Ordinal);
        Assert.Contains("gated", message, StringComparison.Ordinal);
        Assert.Contains("none was found", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_GatedForThisToken_SaysSoWithoutTheToken()
    {
        var message = await RefusedAsync(hub => hub.Server.Token = "hf_owner", "hf_stranger");

        Assert.Contains("the token in HF_TOKEN has no access", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hf_stranger", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_TokenThatIsNone_SaysSo()
    {
        var message = await RefusedAsync(
            hub => hub.Instead("/main", Status(401, "X-Error-Message: Invalid credentials in Authorization header")),
            "hf_old");

        Assert.Contains("does not know the token in HF_TOKEN", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_MissingRepository_SaysThatItIsMissingOrPrivate()
    {
        var message = await RefusedAsync(_ => { }, name: "org/nothing");

        Assert.StartsWith(
            "org/nothing: 127.0.0.1 has no such model repository, or it is private", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v9")]
    [InlineData("dddddddddddddddddddddddddddddddddddddddd")]
    public async Task Pull_MissingRevision_NamesIt(string revision)
    {
        var message = await RefusedAsync(
            hub => hub.Instead($"/tree/{revision}", Status(404, "X-Error-Code: RevisionNotFound")),
            name: $"org/model@{revision}");

        Assert.Contains($"no revision '{revision}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_Forbidden_QuotesTheReasonWithoutItsControlCharacters()
    {
        var message = await RefusedAsync(hub => hub.Instead("/main", Status(403, "X-Error-Message: not\tyou")));

        Assert.Contains("forbidden (notyou)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_PageThatIsNotTheHub_SaysWhatWasExpected()
    {
        var message = await RefusedAsync(hub => hub.Instead("/main", Send("<html>Please log in</html>"u8.ToArray())));

        Assert.Contains("is HF_ENDPOINT the Hub?", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_ListThatLeadsOutOfTheFolder_IsRefused()
    {
        var message = await RefusedAsync(hub => hub.Server["model.safetensors"].Etag = $"../{new string('a', 61)}");

        Assert.Contains("its path, size and digest", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_RedirectsWithoutEnd_IsRefused()
    {
        var circle = Status(302, "Location: /api/models/org/model/revision/main");

        var message = await RefusedAsync(hub => hub.Instead("/main", [.. Enumerable.Repeat(circle, 20)]));

        Assert.Contains("redirections", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{ "model_type": "gemma3", "quantization_config": { "quant_method": "gptq", "bits": 4 } }""",
        "came 4-bit weights (gptq); let a server such as vLLM")]
    [InlineData("""{ "model_type": "llama" }""", "model_type: expected gemma3, came \"llama\"")]
    public async Task Pull_ModelThatCannotBeImported_IsRefusedBeforeItsWeightsAreFetched(string config, string says)
    {
        await using var hub = await PulledHub.StartAsync();
        var entry = hub.Server["config.json"];
        entry.Content = Encoding.UTF8.GetBytes(config);
        (entry.Size, entry.Etag) = (entry.Content.Length, HubEntry.GitBlob(entry.Content));

        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync());

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, hub.Server.Fetches("model.safetensors"));
    }

    [Fact]
    public async Task Pull_Offline_TouchesNoNetwork()
    {
        await using var hub = await PulledHub.StartAsync();

        var refused = await Assert.ThrowsAsync<ImportException>(
            () => hub.PullAsync(hub.Access() with { Offline = true }));

        Assert.Contains("HF_HUB_OFFLINE", refused.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Server.Requests);
    }

    private static async Task<string> RefusedAsync(
        Action<PulledHub> prepare, string? token = null, string name = "org/model")
    {
        await using var hub = await PulledHub.StartAsync();
        prepare(hub);
        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync(hub.Access(token), name));
        Assert.Empty(hub.Pauses);
        return refused.Message;
    }
}
