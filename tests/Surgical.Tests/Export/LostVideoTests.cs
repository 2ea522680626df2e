using Surgical.TestKit;

namespace Surgical.Tests.Export;

/// <summary>A store whose first case has lost its video, as where somebody took back that it may be used.</summary>
public sealed class LostVideoTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CorrectedStore _store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Export_OfAStoreThatLostAVideo_CountsItsKeyFramesAndWritesTheOthers()
    {
        File.Delete(Path.Combine(_store.Data, "cases", _store.First, "original"));

        var run = await ExportAsync("all");
        var named = await ExportAsync("named", "--case", _store.First);

        Assert.Equal((0, 1), (run.ExitCode, named.ExitCode));
        Assert.Contains(
            "surgical: left out: 4, key frames of cases whose video is gone\n", run.Errors, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(_folder["all/images"]));
        Assert.Contains(
            "surgical: left out: 4, key frames of cases whose video is gone\n", named.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfAVideoThatIsNoLongerOne_NamesTheCase()
    {
        await File.WriteAllTextAsync(Path.Combine(_store.Data, "cases", _store.First, "original"), "no video", Stop);

        var run = await ExportAsync("out");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"surgical: Case {_store.First}: ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private Task<ProgramRun> ExportAsync(string folder, params string[] more) =>
        ProgramRun.OfAsync(["export", "--data", _store.Data, "--out", _folder[folder], "--folds", "1", .. more], Stop);
}
