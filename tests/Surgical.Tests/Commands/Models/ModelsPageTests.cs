using Surgical.TestKit;
using Surgical.TestKit.Hub;

namespace Surgical.Tests.Commands.Models;

/// <summary>
/// The commands of docs/models.md as they are typed, with small models under the names of the large ones.
/// </summary>
public sealed class ModelsPageTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Picture => Path.Combine(Repository.EmbeddedModel, "phaco-runout-002.png");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task MergedModel_PulledWithAToken_AnswersByItsName()
    {
        await PullAsync("mehti/medgemma-cataract-surgical-analysis", Repository.EmbeddedModel);

        var run = await RunAsync("ask", Picture, "--model", "mehti/medgemma-cataract-surgical-analysis");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Thinking Process:", run.Output, StringComparison.Ordinal);
        Assert.Contains("model: mehti/medgemma-cataract-surgical-analysis ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adapter_PulledWithItsBase_IsMergedByItsName()
    {
        await PullAsync("google/medgemma-4b-it", Repository.EmbeddedModel);
        await PullAsync("leoyinn/flare25-medgemma", Repository.EmbeddedAdapter);

        var run = await RunAsync(
            "ask", Picture, "--model", "google/medgemma-4b-it", "--adapter", "leoyinn/flare25-medgemma",
            "--profile", "flare", "--prompt", "Which phase is shown?");

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output.Trim());
        Assert.Contains(
            "model: google/medgemma-4b-it + leoyinn/flare25-medgemma ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("profile: flare ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adapter_WithoutItsBase_IsNoModelOfItsOwn()
    {
        await PullAsync("leoyinn/flare25-medgemma", Repository.EmbeddedAdapter);

        var run = await RunAsync("ask", Picture, "--model", "leoyinn/flare25-medgemma");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("an adapter", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--adapter", run.Errors, StringComparison.Ordinal);
    }

    private async Task PullAsync(string name, string folder)
    {
        await using var hub = (await HubServer.StartAsync(Token)).AddFolder(folder);
        (hub.Id, hub.Token) = (name, "hf_secret");
        var run = await ProgramRun.OfAsync(
            ["pull", name],
            new Dictionary<string, string>(Environment)
            {
                ["HF_ENDPOINT"] = hub.Endpoint.AbsoluteUri,
                ["HF_TOKEN"] = "hf_secret",
            },
            Token);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    // Without the Hub: what was pulled is enough.
    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(arguments, Environment, Token);

    private Dictionary<string, string> Environment => new()
    {
        ["HF_HOME"] = _home.Path,
        ["HF_HUB_CACHE"] = "",
        ["HF_ENDPOINT"] = "http://127.0.0.1:9",
        ["HF_TOKEN"] = "",
        ["XDG_CACHE_HOME"] = _home["cache"],
    };
}
