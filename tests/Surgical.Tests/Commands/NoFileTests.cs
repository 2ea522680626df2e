using System.Diagnostics;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>What is no file in the place of one is said within seconds; to open a FIFO would wait for ever.</summary>
public sealed class NoFileTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly string _picture;

    public NoFileTests()
    {
        _picture = Ffmpeg.Make($"-f lavfi -i testsrc2=s=160x120 -frames:v 1 {_folder["eye.png"]}");
        MakeFifo(_folder["pipe"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pipe was expected to be a whole picture", "ask", "PIPE")]
    [InlineData("pipe is a FIFO", "ask", "PICTURE", "--profile", "PIPE")]
    [InlineData("pipe is a FIFO", "ask", "PICTURE", "--profile", "flare26", "--prompts", "PIPE")]
    [InlineData("came what is a FIFO", "ask", "PICTURE", "--model", "PIPE")]
    [InlineData("came what is a FIFO", "ask", "PICTURE", "--adapter", "PIPE")]
    [InlineData("came what is a FIFO", "import", "PIPE", "--out", "OUT")]
    [InlineData("came what is a device", "import", "/dev/zero", "--out", "OUT")]
    [InlineData("found a FIFO", "evaluate", "folds", "--data", "PIPE")]
    [InlineData("found a FIFO", "evaluate", "flare", "--questions", "PIPE", "--predictions", "PIPE", "--out", "OUT")]
    public Task Argument_ThatIsAFifo_IsSaid(string because, params string[] arguments) =>
        AssertSaidAsync(because, arguments);

    [Theory]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    [InlineData("model.safetensors")]
    [InlineData("cases.json")]
    public async Task ModelFile_ThatIsAFifo_IsSaid(string name)
    {
        var model = Directory.CreateDirectory(_folder["model"]).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.EmbeddedModel))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }

        File.Delete(Path.Combine(model, name));
        MakeFifo(Path.Combine(model, name));

        await AssertSaidAsync($"{name} is a FIFO", ["ask", "PICTURE", "--model", model]);
    }

    private async Task AssertSaidAsync(string because, string[] arguments)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(Soon);
        var run = await ProgramRun.OfAsync(
            arguments.Select(argument => argument switch
            {
                "PIPE" => _folder["pipe"],
                "PICTURE" => _picture,
                "OUT" => _folder["out"],
                _ => argument,
            }),
            new Dictionary<string, string> { ["XDG_CACHE_HOME"] = _folder["cache"] },
            stop.Token);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(because, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", run.Errors, StringComparison.Ordinal);
    }

    private static void MakeFifo(string path)
    {
        using var maker = Process.Start("mkfifo", [path]);
        maker.WaitForExit();
        Assert.Equal(0, maker.ExitCode);
    }
}
