using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

/// <summary>A model that cannot be used as it lies there: every verb says the same of it.</summary>
public sealed class ForeignModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Verbs => ["import", "ask", "analyze", "check", "serve"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Snapshot => _folder["snapshot"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_PointerInThePlaceOfWeights_SaysSoInTwoLines(string verb)
    {
        Copy();
        await File.WriteAllTextAsync(
            Path.Combine(Snapshot, "model.safetensors"),
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 7801800\n",
            Token);

        var run = await RunAsync(verb);

        Assert.Equal(
            (1, $"surgical: {Snapshot} cannot be imported:\n  model.safetensors: expected a safetensors file, came a "
                + "Git LFS pointer to 7801800 bytes, not the file itself: git lfs pull in its folder fetches it, or "
                + "surgical pull the repository\n"),
            (run.ExitCode, run.Errors));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_FolderOfGguf_NamesTheServer(string verb)
    {
        Directory.CreateDirectory(Snapshot);
        await File.WriteAllTextAsync(Path.Combine(Snapshot, "medgemma-Q4_K_M.gguf"), "GGUF", Token);

        var run = await RunAsync(verb);

        Assert.Equal(verb == "check" ? 2 : 1, run.ExitCode);
        Assert.Contains(
            "came GGUF (medgemma-Q4_K_M.gguf), which llama.cpp's server", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("ask")]
    [InlineData("analyze")]
    [InlineData("serve")]
    public async Task Verb_SnapshotWithoutTokenizer_IsRefusedBeforeTheImport(string verb)
    {
        Copy();
        File.Delete(Path.Combine(Snapshot, "tokenizer.json"));

        var run = await RunAsync(verb);

        Assert.Equal((1, 1), (run.ExitCode, run.Errors.Count(letter => letter == '\n')));
        Assert.StartsWith(
            $"surgical: {Snapshot}: expected tokenizer.json, without which a model cannot be asked, came none.",
            run.Errors,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("ask")]
    public async Task Verb_StopIdsWithoutEndOfTurn_SaysOnceThatRepliesRunOn(string verb)
    {
        Copy();
        Set("generation_config.json", "eos_token_id", 1);

        var run = await RunAsync(verb);

        Assert.Equal(0, run.ExitCode);
        Assert.Single(
            run.Errors.Split('\n'),
            line => line.StartsWith(
                "surgical: note: model snapshot: eos_token_id [1] of generation_config.json lacks 5, <end_of_turn>",
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_WeightsThatAreNoNumbers_NamesThem()
    {
        Copy();
        var path = Path.Combine(Snapshot, "model.safetensors");
        var bytes = await File.ReadAllBytesAsync(path, Token);
        var end = 8 + (int)BitConverter.ToInt64(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(8, end - 8))!;
        var norm = header["language_model.model.norm.weight"]!;
        Assert.Equal("BF16", (string)norm["dtype"]!);
        BitConverter.TryWriteBytes(bytes.AsSpan(end + (int)norm["data_offsets"]![0]!), (ushort)0x7FC0);
        await File.WriteAllBytesAsync(path, bytes, Token);

        var run = await ProgramRun.OfAsync(["check", Snapshot], Environment, Token);

        Assert.Equal(
            (1, "FAIL text.norm.weight holds 1 NaN and 0 infinite of 192 numbers\n"), (run.ExitCode, run.Output));
        Assert.Contains("Fetch and import them again", run.Errors, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Environment => new() { ["XDG_CACHE_HOME"] = _folder["cache"] };

    private Task<ProgramRun> RunAsync(string verb)
    {
        var picture = Path.Combine(Repository.EmbeddedModel, "phaco-runout-002.png");
        string[] arguments = verb switch
        {
            "import" => [verb, Snapshot, "--out", _folder["model"]],
            "ask" => [verb, picture, "--model", Snapshot],
            "analyze" => [verb, SparseAnalysis.Video, "--out", _folder["case"], "--model", Snapshot],
            "serve" => [verb, "--port", "0", "--data", _folder["data"], "--model", Snapshot],
            _ => [verb, Snapshot],
        };
        return ProgramRun.OfAsync(arguments, Environment, Token);
    }

    private void Copy()
    {
        Directory.CreateDirectory(Snapshot);
        foreach (var file in Directory.EnumerateFiles(Repository.EmbeddedModel))
        {
            File.Copy(file, Path.Combine(Snapshot, Path.GetFileName(file)));
        }
    }

    private void Set(string file, string key, JsonNode value)
    {
        var path = Path.Combine(Snapshot, file);
        var json = (JsonObject)JsonNode.Parse(File.ReadAllBytes(path))!;
        json[key] = value;
        File.WriteAllText(path, json.ToJsonString());
    }
}
