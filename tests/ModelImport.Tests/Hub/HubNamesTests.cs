using Surgical.ModelImport.Hub;
using Surgical.Models.Files;
using Surgical.TestKit;
using IoFile = System.IO.File;

namespace Surgical.ModelImport.Tests.Hub;

public class HubNamesTests
{
    [Theory]
    [InlineData("google/medgemma-4b-it", "google/medgemma-4b-it", "main")]
    [InlineData("gpt2", "gpt2", "main")]
    [InlineData("org/a.b_c@refs/pr/1", "org/a.b_c", "refs/pr/1")]
    public void Parse_Repository_GivesNameAndRevision(string text, string id, string revision) =>
        Assert.Equal(new RepositoryName(id, revision), RepositoryName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("a/b/c")]
    [InlineData("../b")]
    [InlineData("org/a--b")]
    [InlineData("org/model.git")]
    [InlineData("org/model@")]
    [InlineData("org/model@../../x")]
    [InlineData("org/model@a b")]
    [InlineData("https://huggingface.co/org/model")]
    public void Parse_NoRepository_SaysWhatWasExpected(string text) =>
        Assert.Matches("[Ee]xpected", Assert.Throws<ImportException>(() => RepositoryName.Parse(text)).Message);

    [Fact]
    public void Access_Environment_IsReadAsTheHubsOwnLibraryReadsIt()
    {
        using var home = new TemporaryFolder();
        IoFile.WriteAllText(home["token"], "hf_stored\n");
        Dictionary<string, string> set = new() { ["HF_HOME"] = home.Path, ["HF_ENDPOINT"] = "https://hub.example/" };

        var access = HubAccess.FromEnvironment(set.GetValueOrDefault);

        Assert.Equal(home["hub"], access.Cache);
        Assert.Equal("https://hub.example/", access.Endpoint.AbsoluteUri);
        Assert.Equal(new HubToken("hf_stored", home["token"]), access.Token);
        Assert.DoesNotContain("hf_stored", access.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Access_TokenInTheEnvironment_GoesBeforeTheFile()
    {
        Dictionary<string, string> set = new()
        {
            ["HF_TOKEN"] = " hf_a ",
            ["HF_HUB_CACHE"] = "/cache",
            ["HF_HUB_OFFLINE"] = "1",
        };

        var access = HubAccess.FromEnvironment(set.GetValueOrDefault);

        Assert.Equal("hf_a", access.Token?.Value);
        Assert.Equal("/cache", access.Cache);
        Assert.True(access.Offline);
    }

    [Theory]
    [InlineData("HF_ENDPOINT", "ftp://hub")]
    [InlineData("HF_ENDPOINT", "https://me:secret@hub")]
    [InlineData("HF_TOKEN", "two words")]
    public void Access_Nonsense_IsRefusedWithoutTheSecret(string variable, string value)
    {
        var refused = Assert.Throws<ImportException>(
            () => HubAccess.FromEnvironment(name => name == variable ? value : null));

        Assert.Contains(variable, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locate_PulledRepository_GivesItsSnapshotWithoutNetwork()
    {
        await using var hub = await PulledHub.StartAsync();
        var snapshot = await hub.PullAsync();
        var before = hub.Server.Requests.Count;

        Assert.Equal(snapshot, PulledModel.Locate("org/model", hub.Access()));
        Assert.Equal(snapshot, PulledModel.Locate($"org/model@{hub.Server.Commit}", hub.Access()));
        Assert.Equal(before, hub.Server.Requests.Count);
    }

    [Fact]
    public void Locate_RepositoryThatWasNotPulled_SaysHowToFetchIt()
    {
        using var folder = new TemporaryFolder();

        var missing = Assert.Throws<ImportException>(
            () => PulledModel.Locate("google/medgemma-4b-it", new HubAccess { Cache = folder.Path }));

        Assert.EndsWith("surgical pull google/medgemma-4b-it", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locate_SnapshotWithoutItsWeights_SaysHowToFetchThem()
    {
        await using var hub = await PulledHub.StartAsync();
        IoFile.Delete(Path.Combine(await hub.PullAsync(), "model.safetensors"));

        var missing = Assert.Throws<ImportException>(() => PulledModel.Locate("org/model", hub.Access()));

        Assert.EndsWith("surgical pull org/model", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/folder")]
    [InlineData("model")]
    [InlineData("./org/model")]
    public void Locate_Path_StaysAPath(string path) =>
        Assert.Equal(path, PulledModel.Locate(path, new HubAccess { Cache = "/nowhere" }));

    [Fact]
    public void NeededFiles_OneFileAndItsShards_TakesTheOne() => Assert.Equal(
        ["config.json", "model.safetensors"],
        NeededFiles.Of(
            Model, [File("config.json"), File("model-00001-of-00002.safetensors"), File("model.safetensors")])
            .Select(file => file.Path));

    [Theory]
    [InlineData("model.safetensors", "came 1 files without a configuration")]
    [InlineData("config.json", "came 1 files without such weights")]
    public void NeededFiles_NoModel_SaysWhatIsMissing(string only, string says) => Assert.Contains(
        says, Assert.Throws<ImportException>(() => NeededFiles.Of(Model, [File(only)])).Message,
        StringComparison.Ordinal);

    private static RepositoryName Model => RepositoryName.Parse("org/model");

    private static HubFile File(string path) => new(path, 1, new string('0', 40), null);
}
