using Surgical.TestKit;

namespace Surgical.Benchmarks.Tests;

/// <summary>benchmarks/gpu/run, with a program in the place of the one that needs a GPU.</summary>
public sealed class GpuRunTests : IDisposable
{
    private const string Packed = "publish.tar.xz.part-";

    // Says what it was given, and fails where it is told to; the last argument is the file of results.
    private const string Program = """
        #!/usr/bin/env bash
        echo "ok    $1 xqa=${ORT_ENABLE_XQA-on}"
        echo "{\"check\":\"$1\"}" >>"${@: -1}"
        echo "a word of the $1's" >&2
        [[ $1 != "$BROKEN" || ${ORT_ENABLE_XQA-on} == "$UNLESS" ]]
        """;

    private readonly TemporaryFolder _folder = new();

    public GpuRunTests()
    {
        Directory.CreateDirectory(_folder["publish"]);
        File.WriteAllText(_folder["publish/Surgical.Gpu"], Program.ReplaceLineEndings("\n"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_PublishInPackedParts_IsPutTogetherOnce()
    {
        await PackAsync();

        var (first, again) = (await RunAsync("doctor"), await RunAsync("doctor"));

        Assert.Equal((0, 0), (first.ExitCode, again.ExitCode));
        Assert.True(File.Exists(_folder["publish/Surgical.Gpu"]));
        Assert.Contains("ok    doctor xqa=on", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PartThatDidNotArrive_IsSaidAndNothingIsRun()
    {
        await PackAsync();
        File.Delete(_folder[$"publish/{Packed}ab"]);

        var run = await RunAsync("doctor");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not whole: are all its parts there?", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["publish/Surgical.Gpu"]));
        Assert.DoesNotContain("== doctor", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_VerbThatFails_LetsTheOthersRunAndEndsWithOne()
    {
        var run = await RunAsync(["doctor", "ops", "check", "tiny-a", "time", "big"], "BROKEN=ops", "UNLESS=never");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["== doctor: exit 0", "== operators: exit 1", "== check tiny-a: exit 0", "== time big: exit 0"],
            run.Output.Split('\n').Where(line => line.Contains(": exit ", StringComparison.Ordinal)));
        Assert.Equal(4, (await File.ReadAllLinesAsync(_folder["out/results.jsonl"], Token)).Length);
        var errors = await File.ReadAllTextAsync(_folder["out/errors.txt"], Token);
        Assert.Contains("a word of the ops's", errors, StringComparison.Ordinal);
        Assert.Equal(run.Output, await File.ReadAllTextAsync(_folder["out/results.txt"], Token));
    }

    [Fact]
    public async Task Run_ModelThatFailsWithTheFastestAttention_IsRunOnceMoreWithout()
    {
        var run = await RunAsync(["time", "big"], "BROKEN=time", "UNLESS=0");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("== time big: exit 1\n== time big without XQA\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("xqa=0\n== time big without XQA: exit 0\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TimeIsOver_SaysWhatWasNotRunAndEndsWithOne()
    {
        var run = await RunAsync(["doctor", "check", "tiny-a"], "LIMIT=0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("== doctor: not run, the 0 s are over\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("== check tiny-a: not run, the 0 s are over\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ok    ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chek")]
    [InlineData("check")]
    public async Task Run_UsedWrongly_EndsWithTwo(string verb) => Assert.Equal(2, (await RunAsync(verb)).ExitCode);

    private Task<ProgramRun> RunAsync(params string[] verbs) => RunAsync(verbs, "BROKEN=none");

    private Task<ProgramRun> RunAsync(string[] verbs, params string[] variables) => ProgramRun.OfAsync(
        "env",
        [
            .. variables, Path.Combine(Repository.Root, "benchmarks", "gpu", "run"),
            _folder["publish"], _folder["out"], .. verbs,
        ],
        Token);

    // The program itself stays in its parts alone.
    private async Task PackAsync()
    {
        var pack = $"cd '{_folder["publish"]}' && tar -cf - Surgical.Gpu | xz | split -b 200 - {Packed}";
        var packing = await ProgramRun.OfAsync("bash", ["-c", $"{pack} && rm Surgical.Gpu"], Token);
        Assert.Equal(0, packing.ExitCode);
        Assert.True(File.Exists(_folder[$"publish/{Packed}ab"]));
    }
}
