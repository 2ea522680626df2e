using System.Diagnostics;
using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>Folders of pictures, some of which cannot be read: those are named, and the others are analysed.</summary>
public sealed class AnalyzePicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _pictures;

    public AnalyzePicturesTests()
    {
        _pictures = Directory.CreateDirectory(_folder["Dr.Miller 2024.11.30"]).FullName;
        Ffmpeg.Make($"-f lavfi -i testsrc2=s=160x120:r=1 -frames:v 6 {_folder["eye%d.jpg"]}");
        for (var number = 1; number <= 6; number++)
        {
            File.Move(_folder[$"eye{number}.jpg"], Path.Combine(_pictures, $"eye{number}.jpg"));
        }
    }

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Analyze_SomePicturesCannotBeRead_NamesThemAndReadsTheOthers()
    {
        CutWithAnEnd("eye2.jpg");
        using (var maker = Process.Start("mkfifo", [Path.Combine(_pictures, "eye7.jpg")]))
        {
            await maker.WaitForExitAsync(TestEnd);
        }

        var run = await AnalyzeAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "surgical: 2 of 7 pictures could not be read and were left out:\n"
            + "surgical:   eye2.jpg: it breaks off in the middle: blocks of pixels are missing\n"
            + "surgical:   eye7.jpg: it is a FIFO\n",
            run.Errors,
            StringComparison.Ordinal);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(_folder["out/report.json"], TestEnd))!;
        Assert.Equal("complete", (string?)report["state"]);
        Assert.Equal("Dr.Miller 2024.11.30", (string?)report["source"]!["name"]);
        Assert.Equal(
            ["eye2.jpg at 1", "eye7.jpg at 6"],
            report["refusedPictures"]!.AsArray().Select(picture => $"{picture!["name"]} at {picture["seconds"]}"));
    }

    [Fact]
    public async Task Analyze_MoreThanHalfCannotBeRead_FailsAndSaysHowMany()
    {
        foreach (var name in (string[])["eye1.jpg", "eye3.jpg", "eye4.jpg", "eye6.jpg"])
        {
            CutWithAnEnd(name);
        }

        var run = await AnalyzeAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            ": At least half of the 6 pictures of the folder were expected to be whole; 4 cannot be read "
            + "(eye1.jpg: it breaks off in the middle",
            run.Errors,
            StringComparison.Ordinal);
    }

    private Task<ProgramRun> AnalyzeAsync() =>
        ProgramRun.OfAsync(["analyze", _pictures, "--out", _folder["out"]], TestEnd);

    private void CutWithAnEnd(string name)
    {
        var path = Path.Combine(_pictures, name);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. whole[..(whole.Length / 2)], 0xFF, 0xD9]);
    }
}
