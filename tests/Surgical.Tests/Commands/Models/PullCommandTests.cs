using Surgical.TestKit;
using Surgical.TestKit.Hub;

namespace Surgical.Tests.Commands.Models;

public sealed class PullCommandTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    [Fact]
    public async Task Pull_Model_PrintsItsFolderAlone()
    {
        await using var hub = (await HubServer.StartAsync(Stop)).AddFolder(Repository.EmbeddedModel);

        var run = await RunAsync(hub, "pull", "org/model");

        Assert.Equal((0, $"{Snapshot(hub)}\n"), (run.ExitCode, run.Output));
        Assert.Contains("config.json, ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_ThenAskByItsName_Answers()
    {
        await using var hub = (await HubServer.StartAsync(Stop)).AddFolder(Repository.EmbeddedModel);
        await RunAsync(hub, "pull", "org/model");
        var picture = Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_home["picture.png"]}");

        var run = await RunAsync(hub, "ask", picture, "--model", "org/model");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("model: org/model ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ModelThatWasNotPulled_SaysHowToFetchIt()
    {
        await using var hub = await HubServer.StartAsync(Stop);
        var picture = Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_home["picture.png"]}");

        var run = await RunAsync(hub, "ask", picture, "--model", "org/model");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("surgical pull org/model", run.Errors, StringComparison.Ordinal);
        Assert.Empty(hub.Requests);
    }

    [Fact]
    public async Task Pull_MissingRepository_FailsInOneLine()
    {
        await using var hub = await HubServer.StartAsync(Stop);

        var run = await RunAsync(hub, "pull", "org/nothing");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches("^surgical: org/nothing: [^\n]*\n\\z", run.Errors);
    }

    [Fact]
    public async Task Pull_KilledInTheMiddle_LeavesNothingThatLooksWholeAndGoesOn()
    {
        await using var hub = (await HubServer.StartAsync(Stop)).AddFolder(Repository.EmbeddedModel);
        var weights = hub["model.safetensors"];
        var halfIsSent = new TaskCompletionSource();
        hub.Instead = async context =>
        {
            if (context.Request.Path != "/store/model.safetensors" || halfIsSent.Task.IsCompleted)
            {
                return false;
            }

            await Answers.FallSilent(weights.Content, weights.Content.Length / 2, halfIsSent.SetResult)(context);
            return true;
        };

        using (var killed = ProgramRun.Start(["pull", "org/model"], Environment(hub)))
        {
            await halfIsSent.Task.WaitAsync(Stop);
            killed.Kill();
            await killed.WaitForExitAsync(Stop);
        }

        Assert.False(Directory.Exists(Snapshot(hub)));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(Snapshot(hub))!, "..", "blobs", weights.Etag)));
        Assert.Equal(0, (await RunAsync(hub, "pull", "org/model")).ExitCode);
        Assert.Equal(
            weights.Content, await File.ReadAllBytesAsync(Path.Combine(Snapshot(hub), "model.safetensors"), Stop));
    }

    public void Dispose() => _home.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Snapshot(HubServer hub) => Path.Combine(_home["hub"], "models--org--model", "snapshots", hub.Commit);

    private Dictionary<string, string> Environment(HubServer hub) => new()
    {
        ["HF_HOME"] = _home.Path,
        ["HF_HUB_CACHE"] = "",
        ["HF_ENDPOINT"] = hub.Endpoint.AbsoluteUri,
        ["HF_TOKEN"] = "",
        ["XDG_CACHE_HOME"] = _home["cache"],
    };

    private Task<ProgramRun> RunAsync(HubServer hub, params string[] arguments) =>
        ProgramRun.OfAsync(arguments, Environment(hub), Stop);
}
