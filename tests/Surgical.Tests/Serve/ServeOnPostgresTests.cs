using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Surgical.Cases.Chart;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class ServeOnPostgresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a word")]
    [InlineData("Password=secret")]
    [InlineData("Host=here;Port=secret")]
    [InlineData("Host=here;Pass;secret=1")]
    public async Task Serve_StoreThatIsNoDatabase_ExitsWithTwoAndDoesNotRepeatIt(string store)
    {
        var run = await ProgramRun.OfAsync(["serve", "--store", store, "--data", _folder.Path], Stop);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Expected --store as \"Host=...", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DatabaseThatDoesNotAnswer_SaysSoAtOnceAndFails()
    {
        using var server = await TestPostgres.OfItsOwnAsync();
        var database = await TestPostgres.CreateAsync(server);
        await server.StopAsync(Stop);

        var run = await ProgramRun.OfAsync(
            ["serve", "--port", "0", "--store", $"{database};Password=secret", "--data", _folder.Path], Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains($"at 127.0.0.1:{server.Port} to answer", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DatabaseOfAnotherServer_SaysSoAndFails()
    {
        var database = await TestPostgres.CreateAsync();
        await using var first = await ServeProcess.StartAsync(_folder["first"], more: ["--store", database]);

        var run = await ProgramRun.OfAsync(
            ["serve", "--port", "0", "--store", database, "--data", _folder["second"]], Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("another one has it open", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WhileTheDatabaseIsAway_SaysSoAndGoesOnWithoutARestart()
    {
        using var server = await TestPostgres.OfItsOwnAsync();
        await using var serve = await ServeProcess.StartAsync(
            _folder.Path, more: ["--store", await TestPostgres.CreateAsync(server)]);
        var id = await serve.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));
        await ReadAsync(serve, id, kind => kind is CaseEventKind.Ended);

        await server.StopAsync(Stop);
        var (write, written) = await CorrectAsync(serve, id);
        using var read = await serve.Http.GetAsync($"/api/cases/{id}/events", Stop);
        await server.StartAsync(Stop);
        var (again, _) = await CorrectAsync(serve, id);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (write, read.StatusCode));
        Assert.StartsWith("The database does not answer", written, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, again);
        Assert.Equal(0, await serve.TerminateAsync());
    }

    [Fact]
    public async Task Export_WithTheStoreOfTheServer_WritesWhatWasCorrected()
    {
        var database = await TestPostgres.CreateAsync();
        await using var serve = await ServeProcess.StartAsync(_folder["data"], more: ["--store", database]);
        var id = await serve.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));
        await ReadAsync(serve, id, kind => kind is CaseEventKind.Ended);
        await CorrectAsync(serve, id);

        var run = await ProgramRun.OfAsync(
            [
                "export", "--data", _folder["data"], "--store", database, "--out", _folder["out"], "--all",
                "--folds", "1",
            ],
            Stop);

        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Errors));
        Assert.True(File.Exists(Path.Combine(_folder["out"], "export.json")));
    }

    [Fact]
    public async Task Copy_OfADataFolder_IsServedAsItWas()
    {
        var database = await TestPostgres.CreateAsync();
        string id, before;
        await using (var serve = await ServeProcess.StartAsync(_folder.Path))
        {
            id = await serve.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));
            await ReadAsync(serve, id, kind => kind is CaseEventKind.Ended);
            before = await serve.Http.GetStringAsync($"/api/cases/{id}/events", Stop);
            await serve.TerminateAsync();
        }

        var run = await ProgramRun.OfAsync(["store", "copy", "--from", _folder.Path, "--to", database], Stop);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("cases: 1 copied and compared", run.Output, StringComparison.Ordinal);
        await using var after = await ServeProcess.StartAsync(_folder.Path, more: ["--store", database]);
        Assert.Equal(before, await after.Http.GetStringAsync($"/api/cases/{id}/events", Stop));
    }

    private static async Task<(HttpStatusCode Code, string? Words)> CorrectAsync(ServeProcess serve, string id)
    {
        using var response = await serve.Http.PostAsJsonAsync(
            $"/api/cases/{id}/corrections/path", new PathCorrection([new("incision", 0, 1)], "Dr A"), Stop);
        return (response.StatusCode, response.StatusCode is HttpStatusCode.Created
            ? null
            : (await response.Content.ReadFromJsonAsync<ProblemDetails>(Stop))?.Detail);
    }

    private static async Task ReadAsync(ServeProcess serve, string id, Predicate<CaseEventKind> enough)
    {
        await using var page = await HubClient.ConnectAsync(serve.Address, Stop);
        await page.WatchAsync(id, after: 0, Stop);
        await page.EventsAsync(Stop).FirstAsync(told => enough(told.Kind), Stop);
    }
}
