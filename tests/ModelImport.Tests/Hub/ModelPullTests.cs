using System.Collections.Concurrent;
using Surgical.Disk;
using Surgical.ModelImport.Hub;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.TestKit;
using Surgical.TestKit.Hub;

namespace Surgical.ModelImport.Tests.Hub;

public class ModelPullTests
{
    private static readonly string[] Needed = ["README.md", "config.json", "model.safetensors", "tokenizer.json"];

    [Fact]
    public async Task Pull_Repository_LaysTheCacheOutAsTheHubsOwnLibrary()
    {
        await using var hub = await PulledHub.StartAsync();

        var snapshot = await hub.PullAsync();

        var repository = Path.Combine(hub.Cache, "models--org--model");
        Assert.Equal(Path.Combine(repository, "snapshots", hub.Server.Commit), snapshot);
        Assert.Equal(hub.Server.Commit, await File.ReadAllTextAsync(Path.Combine(repository, "refs", "main"), Stop));
        Assert.Equal(Needed, Directory.EnumerateFiles(snapshot).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Needed, name =>
        {
            var entry = hub.Server[name];
            Assert.Equal($"../../blobs/{entry.Etag}", new FileInfo(Path.Combine(snapshot, name)).LinkTarget);
            Assert.Equal(entry.Content, File.ReadAllBytes(Path.Combine(snapshot, name)));
        });
        Assert.Equal(Needed.Length, Directory.GetFiles(Path.Combine(repository, "blobs")).Length);
    }

    [Fact]
    public async Task Pull_AgainByBranch_AsksForTheCommitOnly()
    {
        await using var hub = await PulledHub.StartAsync();
        await hub.PullAsync();
        var before = hub.Server.Requests.Count;

        await hub.PullAsync();

        Assert.Equal("/api/models/org/model/revision/main", Assert.Single(hub.Server.Requests.Skip(before)).Path);
    }

    [Fact]
    public async Task Pull_WholeCommit_NeedsNoNetwork()
    {
        await using var hub = await PulledHub.StartAsync();
        var name = $"org/model@{hub.Server.Commit}";
        var first = await hub.PullAsync(name);
        var before = hub.Server.Requests.Count;

        Assert.Equal(first, await hub.PullAsync(name));
        Assert.Equal(before, hub.Server.Requests.Count);
    }

    [Fact]
    public async Task Pull_HubOutOfReach_GivesWhatTheBranchWasAndSaysSo()
    {
        await using var hub = await PulledHub.StartAsync();
        var first = await hub.PullAsync();
        hub.Instead("/main", Answers.Status(503));
        using var pull = new ModelPull(hub.Access(), TimeProvider.System);

        var plan = await pull.PlanAsync(RepositoryName.Parse("org/model"), Stop);

        Assert.Equal(first, plan.Snapshot);
        Assert.True(plan.IsWhole);
        Assert.Contains("503", plan.Unasked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_BranchThatMoved_FetchesWhatChanged()
    {
        await using var hub = await PulledHub.StartAsync();
        var old = await hub.PullAsync();
        hub.Server.Commit = new string('e', 40);
        hub.Server["README.md"].Content = "# Another"u8.ToArray();
        hub.Server["README.md"].Etag = HubEntry.GitBlob("# Another"u8);
        hub.Server["README.md"].Size = 9;

        var snapshot = await hub.PullAsync();

        Assert.Equal("# Another", await File.ReadAllTextAsync(Path.Combine(snapshot, "README.md"), Stop));
        Assert.Equal("# A model", await File.ReadAllTextAsync(Path.Combine(old, "README.md"), Stop));
        Assert.Equal(2, hub.Server.Fetches("model.safetensors"));
    }

    [Fact]
    public async Task Pull_Gated_TellsTheTokenToTheHubAlone()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Server.Token = "hf_secret";

        await hub.PullAsync(hub.Access("hf_secret"));

        Assert.All(hub.Server.Requests, request =>
            Assert.Equal(request.IsStore ? null : "Bearer hf_secret", request.Authorization));
        Assert.Contains(hub.Server.Requests, request => request.IsStore);
    }

    [Fact]
    public async Task Pull_TwoAtOnce_FetchEachFileOnce()
    {
        await using var hub = await PulledHub.StartAsync();

        var snapshots = await Task.WhenAll(hub.PullAsync(), hub.PullAsync());

        Assert.Equal(snapshots[0], snapshots[1]);
        Assert.Equal(
            1, hub.Server.Requests.Count(request => request is { IsStore: true, Path: "/store/model.safetensors" }));
        Assert.Equal(
            PulledHub.Weights, await File.ReadAllBytesAsync(Path.Combine(snapshots[0], "model.safetensors"), Stop));
    }

    [Fact]
    public async Task Pull_SeveralFiles_AreFetchedSideBySide()
    {
        await using var hub = await PulledHub.StartAsync();
        var asked = new ConcurrentDictionary<string, bool>();
        var bothAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Server.Instead = async context =>
        {
            // Neither is sent before the other was asked for.
            if (context.Request.Path.Value is "/store/tokenizer.json" or "/store/model.safetensors")
            {
                asked[context.Request.Path.Value] = true;
                if (asked.Count == 2)
                {
                    bothAsked.TrySetResult();
                }

                await bothAsked.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);
            }

            return false;
        };

        var weights = Path.Combine(await hub.PullAsync(), "model.safetensors");

        Assert.Equal(PulledHub.Weights, await File.ReadAllBytesAsync(weights, Stop));
    }

    [Fact]
    public async Task Pull_MoreThanTheDiskHolds_IsRefusedBeforeAnythingIsFetched()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Server["model.safetensors"].Size = 1_000_000_000_000_000;

        var refused = await Assert.ThrowsAsync<DiskFullException>(() => hub.PullAsync());

        Assert.Contains("room for 1000000000", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, hub.Server.Fetches("config.json"));
    }

    [Fact]
    public async Task Pull_Snapshot_CanBeImported()
    {
        using var folder = new TemporaryFolder();
        await using var hub = await PulledHub.StartAsync();
        await using var server = await HubServer.StartAsync(Stop);
        server.AddFolder(SmallSnapshot.Make().WriteShardsTo(folder["made"]));

        var snapshot = await hub.PullAsync(hub.Access() with { Endpoint = server.Endpoint });

        var model = ModelImporter.Import(snapshot, folder["imported"], new ImportOptions(), new NoProgress(), Stop);
        Assert.Equal("org/model", model.Manifest.Name);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
