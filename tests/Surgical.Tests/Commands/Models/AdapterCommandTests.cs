using System.Text.Json;
using Surgical.TestKit;
using Surgical.Tests.Serve;

namespace Surgical.Tests.Commands.Models;

/// <summary>--adapter, as a person uses it on every verb that takes a model.</summary>
public sealed class AdapterCommandTests : IDisposable
{
    private const string FullName = "cataract-sim + cataract-sim-vqa-adapter";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_WithAdapter_AnswersAsTheReferenceAndSaysWhatAnswered()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllBytesAsync(
            Golden.File("gemma3-trained/adapter-cases.json"), Token));
        var first = cases.RootElement.GetProperty("cases").EnumerateObject().First().Value;

        var run = await RunAsync(
            "ask", Golden.File($"gemma3-trained/{first.GetProperty("picture").GetString()}"),
            "--adapter", Repository.EmbeddedAdapter,
            "--system", cases.RootElement.GetProperty("system").GetString()!,
            "--prompt", first.GetProperty("question").GetString()!);

        Assert.Equal((0, $"{first.GetProperty("text").GetString()}\n"), (run.ExitCode, run.Output));
        Assert.Contains($"model: {FullName} ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("it knows rendered scenes only", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AdapterBesideTheWeights_AnswersAsTheReferenceAndSaysThatItIsUsed()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllBytesAsync(
            Golden.File("gemma3-trained/adapter-cases.json"), Token));
        var first = cases.RootElement.GetProperty("cases").EnumerateObject().First().Value;
        foreach (var folder in (string[])[Repository.EmbeddedModel, Repository.EmbeddedAdapter])
        {
            Copy(folder, _folder["model"]);
        }

        var run = await RunAsync(
            "ask", Golden.File($"gemma3-trained/{first.GetProperty("picture").GetString()}"),
            "--model", _folder["model"],
            "--system", cases.RootElement.GetProperty("system").GetString()!,
            "--prompt", first.GetProperty("question").GetString()!);

        Assert.Equal((0, $"{first.GetProperty("text").GetString()}\n"), (run.ExitCode, run.Output));
        Assert.Contains(
            "surgical: note: adapter model/adapter: it lies in the folder of the model, and is merged into its ",
            run.Errors,
            StringComparison.Ordinal);
        Assert.Contains("model: model + model/adapter ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AdapterOfAnotherTemplate_EndsWithOneAndNamesIt()
    {
        Copy(Repository.EmbeddedAdapter, _folder["adapter"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["adapter"], "chat_template.jinja"), "{{ bos_token }}", Token);

        var run = await RunAsync(
            "import", Repository.EmbeddedModel, "--out", _folder["model"], "--adapter", _folder["adapter"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "adapter: chat_template.jinja, chat template: expected Gemma 3's", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithAdapter_NamesIt()
    {
        var run = await RunAsync(
            "import", Repository.EmbeddedModel, "--out", _folder["model"], "--adapter", Repository.EmbeddedAdapter);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"Imported {FullName} to ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_WithAdapter_RecordsTheMergedModel()
    {
        var run = await RunAsync(
            "analyze", SparseAnalysis.Video, "--out", _folder["case"], "--gap", "40", "--adapter",
            Repository.EmbeddedAdapter);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"Model: {FullName}", run.Output, StringComparison.Ordinal);
        Assert.Contains("rendered scenes only", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WithAdapter_SaysSoOnItsHealthPage()
    {
        await using var server = await ServeProcess.StartAsync(
            _folder["data"], more: ["--adapter", Repository.EmbeddedAdapter]);

        var health = await server.Http.GetStringAsync("/health", Token);

        using var json = JsonDocument.Parse(health);
        Assert.Equal(FullName, json.RootElement.GetProperty("model").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("ask", "picture.png")]
    [InlineData("analyze", "video.mp4", "--out", "there")]
    [InlineData("check", "there")]
    [InlineData("import", "there", "--out", "elsewhere")]
    [InlineData("serve")]
    public async Task Verb_AdapterWithoutFolder_EndsWithTwo(params string[] verb)
    {
        var run = await RunAsync([.. verb, "--adapter"]);

        Assert.Equal(
            (2, true), (run.ExitCode, run.Errors.Contains("--help says how it is used", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_AdapterThatIsNone_EndsWithOneAndSaysWhy()
    {
        var run = await RunAsync(
            "import", Repository.EmbeddedModel, "--out", _folder["model"], "--adapter", _folder["nowhere"]);

        Assert.Equal(
            (1, $"surgical: {Repository.EmbeddedModel} cannot be imported:\n  nowhere: {_folder["nowhere"]}: expected "
                + "an adapter with adapter_config.json and adapter_model.safetensors, came no folder\n"),
            (run.ExitCode, run.Errors));
        Assert.False(Directory.Exists(_folder["model"]));
    }

    [Fact]
    public async Task Check_AdapterOfTheCases_Passes()
    {
        var run = await RunAsync("check", Tiny, "--adapter", Adapter);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("PASS lora-all/image-first logits=", run.Output, StringComparison.Ordinal);
        Assert.Contains("features=none", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AdapterWithOneNumberOfItsConfigurationChanged_FailsAndEndsWithOne()
    {
        var changed = _folder["changed"];
        Copy(Adapter, changed);
        var path = Path.Combine(changed, "adapter_config.json");
        var config = await File.ReadAllTextAsync(path, Token);
        await File.WriteAllTextAsync(
            path, config.Replace("\"lora_alpha\": 8", "\"lora_alpha\": 9", StringComparison.Ordinal), Token);

        var run = await RunAsync("check", Tiny, "--adapter", changed);

        Assert.Equal(
            (1, true), (run.ExitCode, run.Output.StartsWith("FAIL changed/image-first", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_AdapterWithoutCase_EndsWithTwo()
    {
        var run = await RunAsync("check", Tiny, "--adapter", Repository.EmbeddedAdapter);

        Assert.Equal(
            (2, $"surgical: {Repository.EmbeddedAdapter}: expected a reference case of the "
                + "adapter (case.json), came none.\n"),
            (run.ExitCode, run.Errors));
    }

    private static void Copy(string from, string into)
    {
        Directory.CreateDirectory(into);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.WriteAllBytes(Path.Combine(into, Path.GetFileName(file)), File.ReadAllBytes(file));
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Tiny => Golden.Folder("gemma3/tiny-b");

    private static string Adapter => Golden.Folder("gemma3/tiny-b/lora-all");

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(arguments, Token);
}
