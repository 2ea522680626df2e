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

    [Theory]
    [InlineData("m-Q4_K_M.gguf mmproj.gguf config.json", "GGUF (m-Q4_K_M.gguf), which llama.cpp's server runs")]
    [InlineData("config.json onnx/decoder_model_merged.onnx", "ONNX (onnx/decoder_model_merged.onnx)")]
    [InlineData("config.json pytorch_model.bin", "pytorch_model.bin, PyTorch's own format: Python objects")]
    [InlineData("adapter_config.json adapter_model.bin", "adapter_model.bin, PyTorch's own format")]
    [InlineData(
        "README.md checkpoint-500/model.safetensors checkpoint-1000/config.json checkpoint-1000/model.safetensors",
        "hf download org/model --include \"checkpoint-1000/*\"")]
    [InlineData("README.md final/config.json final/model.safetensors", "a model lies in final")]
    public void NeededFiles_ModelOfAnotherKind_SaysWhichAndWhatToDo(string paths, string says) => Assert.Contains(
        says,
        Assert.Throws<ImportException>(() => NeededFiles.Of(Model, [.. paths.Split(' ').Select(File)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void NeededFiles_WeightsThatNothingReads_AreLeftOut() => Assert.Equal(
        ["config.json", "model-00001-of-00001.safetensors"],
        NeededFiles.Of(
            Model,
            [
                File("config.json"), File("model-00001-of-00001.safetensors"), File("consolidated.safetensors"),
                File("model.fp16.gguf"), File("checkpoint-5/model.safetensors"), File("onnx/model.onnx"),
            ])
            .Select(file => file.Path));

    [Fact]
    public void NeededFiles_ModelAndAdapter_TakesBoth() => Assert.Equal(
        ["config.json", "adapter_config.json", "model.safetensors", "adapter_model.safetensors"],
        NeededFiles.Of(
            Model,
            [
                File("config.json"), File("adapter_config.json"), File("model.safetensors"),
                File("adapter_model.safetensors"),
            ])
            .Select(file => file.Path));

    private static RepositoryName Model => RepositoryName.Parse("org/model");

    private static HubFile File(string path) => new(path, 1, new string('0', 40), null);
}
