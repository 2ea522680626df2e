using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>
/// Videos and truths that do not fit, and options that do not go together: a message, never a wrong number.
/// </summary>
public sealed class EvaluatePhasesBadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Expected either --predicted or --run, got neither.")]
    [InlineData("Expected either --predicted or --run, got both.", "--run", "embedded", "--predicted", ".")]
    [InlineData("Expected --gap beside --run only, got it beside --predicted.", "--predicted", ".", "--gap", "2")]
    [InlineData(
        "Expected --adapter beside --run only, got it beside --predicted.", "--predicted", ".", "--adapter", "a")]
    [InlineData("Expected a --limit of at least 1, got 0.", "--run", "embedded", "--limit", "0")]
    [InlineData("Expected a --limit of at least 1, got -3.", "--run", "embedded", "--limit", "-3")]
    [InlineData("Expected --picture-fps beside --run only, got it beside --predicted.", "--predicted", ".",
        "--picture-fps", "25")]
    [InlineData("Expected a --picture-fps from 0.001 to 1000 pictures a second, got NaN.", "--run", "embedded",
        "--picture-fps", "NaN")]
    public async Task Phases_UsedWrongly_EndsWithTwo(string message, params string[] options)
    {
        var run = await EvaluateAsync(_folder.Path, options);

        Assert.Equal((2, $"surgical: {message}\nsurgical: --help says how it is used\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Run_NoVideoOfAnyCase_SaysWhatWasLookedFor()
    {
        Truth("case_1");
        Video("case_2.mp4");

        var run = await EvaluateAsync(_folder["truth"], "--run", "embedded");

        Assert.Equal(
            (1, $"surgical: Expected videos that are named as the cases of {_folder["truth"]} (case_1), "
                + $"found none among 1 in {_folder["truth"]}.\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Run_NoVideoCanBeDecoded_FailsBeforeTheModelIsOpened()
    {
        Truth("case_1");
        Video("case_1.mp4");

        var run = await EvaluateAsync(_folder["truth"], "--run", _folder["nowhere"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("surgical: case_1: cannot be read and is not scored: ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("found none; see above.\n", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task Run_SomeVideosAreBroken_ScoresTheOthersAndSaysSo()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.SampleVideos, "phaco-runout.*"))
        {
            Directory.CreateDirectory(_folder["truth"]);
            File.Copy(file, Path.Combine(_folder["truth"], Path.GetFileName(file)));
        }

        Truth("case_1");
        Video("case_1.mp4");
        Truth("case_2");
        Video("case_3.mp4");

        var run = await EvaluateAsync(_folder["truth"], "--run", "embedded", "--gap", "35");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("1 cases, ", run.Output, StringComparison.Ordinal);
        Assert.All(
            ["case_2: no video, not read", "case_3.mp4: no truth, not read", "case_1: cannot be read",
                "case_1: no prediction, not scored"],
            remark => Assert.Contains($"surgical: {remark}", run.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NoSuchModel_SaysSo()
    {
        var run = await EvaluateAsync(Repository.SampleVideos, "--run", _folder["nowhere"]);

        Assert.Equal((1, true), (run.ExitCode, run.Errors.Contains(_folder["nowhere"], StringComparison.Ordinal)));
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task Run_OutInsideTheTruth_IsRefused()
    {
        Truth("case_1");

        var run = await ProgramRun.OfAsync(
            ["evaluate", "phases", "--truth", _folder["truth"], "--run", "embedded", "--out", _folder["truth/out"]],
            TestEnd);

        Assert.Equal(
            (2, $"surgical: Expected an --out outside of the folder of --truth, got {_folder["truth/out"]}.\n"),
            (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("phases", "--truth", "--predicted")]
    [InlineData("flare", "--questions", "--predictions")]
    [InlineData("cot", "--data", "--run")]
    [InlineData("frames", "--data", "--case")]
    public async Task Out_ThatIsAFile_IsRefusedBeforeAnythingIsRead(string verb, string first, string second)
    {
        File.WriteAllText(_folder["out"], "");

        var run = await ProgramRun.OfAsync(
            ["evaluate", verb, first, _folder["nowhere"], second, _folder["nowhere"], "--out", _folder["out"]],
            TestEnd);

        Assert.Equal(
            (2, $"surgical: Expected a folder as --out, got the file {_folder["out"]}.\nsurgical: "
                + "--help says how it is used\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Run_FolderWithOtherThings_IsRefused()
    {
        Directory.CreateDirectory(_folder["out"]);
        File.WriteAllText(_folder["out/thesis.tex"], "");

        var run = await EvaluateAsync(Repository.SampleVideos, "--run", "embedded", "--gap", "60");

        Assert.Equal(
            (2, "surgical: Expected a new or an empty folder, or a run to go on with; "
                + $"{_folder["out"]} holds other things.\n"),
            (run.ExitCode, run.Errors));
    }

    private Task<ProgramRun> EvaluateAsync(string truth, params string[] options) => ProgramRun.OfAsync(
        ["evaluate", "phases", "--truth", truth, "--out", _folder["out"], .. options], TestEnd);

    private void Truth(string key)
    {
        Directory.CreateDirectory(_folder["truth"]);
        File.WriteAllText(_folder[$"truth/{key}_annotations_phases.csv"], "comment,sec,endSec\nIncision,0,5\n");
    }

    private void Video(string name)
    {
        Directory.CreateDirectory(_folder["truth"]);
        File.WriteAllText(_folder[$"truth/{name}"], "Dear diary");
    }
}
