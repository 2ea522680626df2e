using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.AspNetCore.Mvc;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_PortInUse_SaysSoAndFails()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await ProgramRun.OfAsync(["serve", "--port", $"{port}", "--data", _folder.Path], Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains($"Expected port {port} of 127.0.0.1 to be free", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "http")]
    [InlineData("--cases-at-once", "0")]
    [InlineData("--batch", "17")]
    [InlineData("--keep-free", "-1")]
    [InlineData("--urls", "http://0.0.0.0:80")]
    public async Task Serve_WrongUse_ExitsWithTwo(string option, string value)
    {
        var run = await ProgramRun.OfAsync(["serve", option, value, "--data", _folder.Path], Stop);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("--data")]
    public async Task Serve_DataFolderOfAnother_SaysSoAndFails(string first)
    {
        using var taken = new Surgical.Cases.Store.DataFolder(_folder.Path);
        taken.Open();
        string[] arguments = first == "serve" ? ["serve", "--data", _folder.Path] : ["--data", _folder.Path];

        var run = await ProgramRun.OfAsync([.. arguments, "--port", "0"], Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("another one has it open", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:80")]
    [InlineData("DOTNET_URLS", "http://*:80")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "8080")]
    public void AddressGuard_SurroundingsAskForMore_ObjectsByName(string variable, string value)
    {
        var objection = AddressGuard.Objection(name => name == variable ? value : null);

        Assert.Contains($"{variable} asks for {value}", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void AddressGuard_NothingAsked_DoesNotObject() => Assert.Null(AddressGuard.Objection(_ => ""));

    [Fact]
    public async Task Serve_Running_ListensOnThisMachineOnlyAndEndsCleanly()
    {
        await using var server = await ServeProcess.StartAsync(_folder.Path);
        var listening = await ListeningAsync(server.Address.Port);

        Assert.Equal("127.0.0.1", server.Address.Host);
        Assert.Equal([$"127.0.0.1:{server.Address.Port}"], listening);
        Assert.Equal(0, await server.TerminateAsync());
    }

    [Fact]
    public async Task Serve_TerminalClosedWhileItReads_StopsCleanlyAndGoesOnAtTheNextStart()
    {
        string caseId;
        await using (var server = await ServeProcess.StartAsync(_folder.Path))
        {
            caseId = await server.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));
            await using var page = await HubClient.ConnectAsync(server.Address, Stop);
            await page.WatchAsync(caseId, after: 0, Stop);
            await page.EventsAsync(Stop).FirstAsync(told => told.KeyFrame is not null, Stop);

            Assert.Equal(0, await server.SignalAsync("HUP"));
        }

        Assert.False(File.Exists(_folder[$"cases/{caseId}/begun"]), "A clean stop counts as no death.");
        await using var again = await ServeProcess.StartAsync(_folder.Path);
        var found = await again.GetAsync<Case>($"/api/cases/{caseId}");
        Assert.NotEqual(CaseState.Failed, found.State);
    }

    [Fact]
    public async Task Serve_FolderOfSomebodyElse_SaysSoAndLeavesItAsItIs()
    {
        Directory.CreateDirectory(_folder["cases/knees"]);
        Directory.CreateDirectory(_folder["incoming"]);
        await File.WriteAllTextAsync(_folder["incoming/letter.txt"], "Dear colleague", Stop);

        var run = await ProgramRun.OfAsync(["serve", "--port", "0", "--data", _folder.Path], Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Nothing was changed. Choose another folder with --data", run.Errors, StringComparison.Ordinal);
        Assert.Equal(
            [_folder["cases"], _folder["cases/knees"], _folder["incoming"], _folder["incoming/letter.txt"]],
            Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task Serve_DiskFullWhileStoring_SaysSoAndKeepsNothing()
    {
        await using var server = await ServeProcess.StartAsync(_folder.Path, greatestFileBytes: 1 << 20);

        using var response = await server.UploadAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));

        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(Stop);
        Assert.Equal(HttpStatusCode.InsufficientStorage, response.StatusCode);
        Assert.StartsWith("The disk is full", problem?.Detail, StringComparison.Ordinal);
        Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["incoming"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cases"]));
    }

    [Fact]
    public async Task Serve_LessRoomThanIsKeptFree_SaysSoAndTakesNothingIn()
    {
        await using var server = await ServeProcess.StartAsync(_folder.Path, more: ["--keep-free", $"{1L << 40}"]);

        using var response = await server.UploadAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));

        Assert.Contains("No video is taken in", await server.SaysAsync("are kept free"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.InsufficientStorage, response.StatusCode);
        Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
    }

    /// <summary>Local addresses that listen on a port, of /proc/net/tcp and tcp6.</summary>
    private static async Task<List<string>> ListeningAsync(int port)
    {
        var lines = (await File.ReadAllLinesAsync("/proc/net/tcp", Stop)).Concat(
            await File.ReadAllLinesAsync("/proc/net/tcp6", Stop));
        return [.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(field => field[3] == "0A" && field[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Select(
                field => field[1].StartsWith("0100007F:", StringComparison.Ordinal) ? $"127.0.0.1:{port}" : field[1])];
    }
}
