using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>A file to which something is added while it is looked through.</summary>
public sealed class AnalyzeGrowingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Analyze_OfAFileThatGrowsWhileItIsLookedThrough_IsRefusedAndLeavesNothing()
    {
        var video = Ffmpeg.Make($"-i {SparseAnalysis.Video} -t 2 -c copy {_folder["operation.ts"]}");

        var path = $"{await WriterAsync(video)}:{Environment.GetEnvironmentVariable("PATH")}";

        var run = await ProgramRun.OfAsync(
            ["analyze", video, "--out", _folder["out"]], new Dictionary<string, string> { ["PATH"] = path }, TestEnd);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "surgical: operation.ts is still being written: it grew from ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--follow", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]), "A folder was begun for what cannot be read.");
    }

    /// <summary>A folder with an ffprobe that writes to the file before it looks at it.</summary>
    private async Task<string> WriterAsync(string video)
    {
        var folder = Directory.CreateDirectory(_folder["programs"]).FullName;
        var program = Path.Combine(folder, "ffprobe");
        File.WriteAllText(program, $$"""
            #!/bin/sh
            echo more >> '{{video}}'
            PATH="${PATH#*:}"
            exec ffprobe "$@"

            """);
        await ProgramRun.OfAsync("chmod", ["700", program], TestEnd);
        return folder;
    }
}
