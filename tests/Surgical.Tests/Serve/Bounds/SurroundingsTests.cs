using System.Runtime.Versioning;
using Surgical.TestKit;

namespace Surgical.Tests.Serve.Bounds;

/// <summary>What of the machine makes trouble is said at the start, and the server serves what it can.</summary>
[SupportedOSPlatform("linux")]
public sealed class SurroundingsTests : IDisposable
{
    private const UnixFileMode OwnFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_TooFewOpenFilesAllowed_SaysHowManyItNeeds()
    {
        var run = await ProgramRun.OfAsync(
            "prlimit",
            ["--nofile=128", "dotnet", Repository.Executable, "serve", "--port", "0", "--data", _folder.Path],
            Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("but 128 are allowed", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Serve_FewOpenFilesAllowed_SaysHowManyItNeedsAndStillAnswers()
    {
        await using var server = await ServeProcess.StartAsync(
            _folder.Path, verb: "serve", under: ["prlimit", "--nofile=500"], more: []);

        var said = await server.SaysAsync("open files");

        Assert.Contains("but 500 are", said, StringComparison.Ordinal);
        Assert.Contains("\"ok\"", await server.Http.GetStringAsync("/health", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_NewDataFolder_IsItsUsersAlone()
    {
        var data = _folder["data"];
        await using var server = await ServeProcess.StartAsync(data);
        await server.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));

        Assert.Equal(OwnFolder, File.GetUnixFileMode(data));
        Assert.All(
            Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories),
            path => Assert.Equal(
                Directory.Exists(path) ? OwnFolder : UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(path)));
    }

    [Fact]
    public async Task Serve_OlderDataFolderThatOthersMayRead_IsLeftAndSaid()
    {
        const UnixFileMode open = OwnFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(_folder.Path, open);

        await using var server = await ServeProcess.StartAsync(_folder.Path);

        Assert.Contains("chmod", await server.SaysAsync("Other users"), StringComparison.Ordinal);
        Assert.Equal(open, File.GetUnixFileMode(_folder.Path));
    }
}
