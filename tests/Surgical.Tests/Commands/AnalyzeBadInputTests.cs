using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>What cannot be analysed ends with one line that says why, an exit code, and no stack trace.</summary>
public sealed class AnalyzeBadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("analyze")]
    [InlineData("analyze", "case.mp4")]
    [InlineData("analyze", "case.mp4", "--out")]
    [InlineData("analyze", "case.mp4", "--out", "there", "--gap", "0")]
    [InlineData("analyze", "case.mp4", "--out", "there", "--gap", "-1")]
    [InlineData("analyze", "case.mp4", "--out", "there", "--gap", "NaN")]
    [InlineData("analyze", "case.mp4", "--out", "there", "--gap", "soon")]
    [InlineData("analyze", "case.mp4", "--out", "there", "--fast")]
    public async Task Analyze_UsedWrongly_EndsWithTwo(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(arguments, TestEnd);
        Assert.Equal(
            (2, true), (run.ExitCode, run.Errors.Contains("--help says how it is used", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Analyze_Help_NamesEveryOption()
    {
        var run = await ProgramRun.OfAsync(["analyze", "--help"], TestEnd);
        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["--out", "--model", "--gap"], option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public Task Analyze_NoSuchFile_SaysSo() => AssertFailsAsync(_folder["nowhere.mp4"], "there is nothing");

    [Fact]
    public Task Analyze_EmptyFile_SaysSo() => AssertFailsAsync(FileOf("empty.mp4", []), "it is empty (0 bytes)");

    [Fact]
    public Task Analyze_TextNamedMp4_SaysSo() =>
        AssertFailsAsync(FileOf("text.mp4", "Dear diary"u8), "was expected to be a video");

    [Fact]
    public Task Analyze_FolderWithoutPictures_SaysSo() => AssertFailsAsync(_folder.Path, "it holds none");

    [Fact]
    public async Task Analyze_UnreadableFolder_SaysSo()
    {
        var folder = Directory.CreateDirectory(_folder["locked"]).FullName;
        await ProgramRun.OfAsync("chmod", ["000", folder], TestEnd);

        // Root may read everything, unless it gives up the two rights that say so.
        string[] asNobodySpecial = Environment.IsPrivilegedProcess
            ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
            : [];
        await AssertFailsAsync(asNobodySpecial, folder, "cannot be read");
        await ProgramRun.OfAsync("chmod", ["700", folder], TestEnd);
    }

    [Fact]
    public Task Analyze_Mp4CutInTheMiddle_SaysSo()
    {
        var whole = File.ReadAllBytes(SparseAnalysis.Video);
        return AssertFailsAsync(FileOf("cut.mp4", whole.AsSpan(0, whole.Length / 2)), "cut.mp4");
    }

    [Fact]
    public async Task Analyze_Mp4WithoutFrames_SaysSo()
    {
        var video = _folder["no-frames.mp4"];
        string[] copyNothing = ["-v", "error", "-i", SparseAnalysis.Video, "-frames:v", "0", "-c", "copy", video];
        await ProgramRun.OfAsync("ffmpeg", copyNothing, TestEnd);
        await AssertFailsAsync(video, "no-frames.mp4");
    }

    [Fact]
    public Task Analyze_FolderWithoutAModel_SaysSo() =>
        AssertFailsAsync(SparseAnalysis.Video, "expected an imported model", "--model", _folder.Path);

    [Fact]
    public async Task Analyze_ModelWithoutTokenizer_SaysSo()
    {
        var model = Directory.CreateDirectory(_folder["model"]).FullName;
        foreach (var name in Directory.EnumerateFiles(Repository.EmbeddedModel).Select(Path.GetFileName))
        {
            if (!name!.StartsWith("tokenizer", StringComparison.Ordinal))
            {
                File.Copy(Path.Combine(Repository.EmbeddedModel, name), Path.Combine(model, name));
            }
        }

        await AssertFailsAsync(SparseAnalysis.Video, "tokenizer", "--model", model);
    }

    [Fact]
    public Task Analyze_OutIsAFile_SaysSo() =>
        AssertFailsAsync(SparseAnalysis.Video, "taken", "--out", FileOf("taken", "x"u8));

    private string FileOf(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(_folder[name], content);
        return _folder[name];
    }

    private Task AssertFailsAsync(string source, string because, params string[] options) =>
        AssertFailsAsync([], source, because, options);

    private async Task AssertFailsAsync(string[] runner, string source, string because, params string[] options)
    {
        string[] folder = options.Contains("--out") ? [] : ["--out", _folder["out"]];
        var run = await ProgramRun.OfAsync(
            "env",
            [$"XDG_CACHE_HOME={_folder["cache"]}", .. runner, "dotnet", Repository.Executable, "analyze", source,
                .. folder, .. options],
            TestEnd);

        Assert.Equal(1, run.ExitCode);
        var message = run.Errors.Split('\n').Last(line => line.StartsWith("surgical: ", StringComparison.Ordinal));
        Assert.Contains(because, message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
