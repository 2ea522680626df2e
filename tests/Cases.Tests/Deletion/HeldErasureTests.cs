using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.Cases.Deletion;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Deletion;

/// <summary>An erasure while another program reads the tables, so that their log cannot be cut.</summary>
public sealed class HeldErasureTests
{
    private const string Name = "Dr Zanzibar";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_WhileAnotherProgramReads_SaysWhatIsLeftAndIsDoneWhenAskedAgain()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var (caseId, number) = await CorrectedCaseAsync(server);

        var (code, erasure) = await EraseHeldAsync(server, caseId, number);
        var shown = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        var (again, _) = await EraseAsync(server, caseId, number);

        Assert.Equal(HttpStatusCode.Accepted, code);
        Assert.StartsWith(
            "Nothing shows it any more, but bytes of it may still lie on the disk: Another program reads the store",
            erasure.Message, StringComparison.Ordinal);
        Assert.NotNull(shown.Single(told => told.Number == number).ErasedAt);
        Assert.Equal(HttpStatusCode.OK, again);
        Assert.Empty(Traces.Of(Name, server.Folder));
    }

    [Fact]
    public async Task Erase_WhileAnotherProgramReads_IsFinishedByItselfOnceThatLetsGo()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var (caseId, number) = await CorrectedCaseAsync(server);
        await EraseHeldAsync(server, caseId, number);
        Assert.NotEmpty(Traces.Of(Name, server.Folder));
        var time = new FakeTimeProvider();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var watch = new ErasureWatch(server.Emptied, time).RunAsync(end.Token);

        time.Advance(ErasureWatch.BetweenTries);

        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Traces.Of(Name, server.Folder).Count > 0)
        {
            await again.WaitForNextTickAsync(Stop);
        }

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task Erase_WhileAnotherProgramReads_IsFinishedByTheNextStart()
    {
        await using var before = await RunningServer.StartAsync(reads: false);
        var (caseId, number) = await CorrectedCaseAsync(before);
        await EraseHeldAsync(before, caseId, number);

        await using var after = await before.RestartAsync(new ScriptedModel("Continue."));

        Assert.Empty(Traces.Of(Name, after.Folder));
    }

    /// <summary>A case with a correction, of which no picture tells.</summary>
    private static async Task<(string CaseId, long Number)> CorrectedCaseAsync(RunningServer server)
    {
        var caseId = await server.EnterCaseAsync();
        await server.AppendAsync(caseId, Say.Started);
        await server.AppendAsync(caseId, Say.KeyFrame(1, "incision"));
        await server.AppendAsync(caseId, Say.Corrected(index: 25, by: Name));
        await server.AppendAsync(caseId, new CaseEvent.Ended());
        return (caseId, 3);
    }

    private static async Task<(HttpStatusCode Code, EventBody Erasure)> EraseHeldAsync(
        RunningServer server, string caseId, long number)
    {
        var file = Path.Combine(server.Folder, "surgical.db");
        await using var other = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await other.OpenAsync(Stop);
        await using var reading = other.BeginTransaction(deferred: true);
        await using var command = other.CreateCommand();
        command.CommandText = "SELECT count(*) FROM events";
        await command.ExecuteScalarAsync(Stop);
        return await EraseAsync(server, caseId, number);
    }

    private static async Task<(HttpStatusCode Code, EventBody Erasure)> EraseAsync(
        RunningServer server, string caseId, long number)
    {
        using var response = await server.Http.DeleteAsync($"/api/cases/{caseId}/events/{number}", Stop);
        return (
            response.StatusCode,
            (await response.Content.ReadFromJsonAsync<EventBody>(AnalysisJson.Options, Stop))!);
    }
}
