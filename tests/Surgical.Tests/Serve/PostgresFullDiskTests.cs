using System.Net;
using Npgsql;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using static Surgical.Tests.Serve.WatchedCase;

namespace Surgical.Tests.Serve;

/// <summary>The disk of a real PostgreSQL fills while the real server reads a case.</summary>
public sealed class PostgresFullDiskTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");
    private readonly TemporaryFolder _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    // Tables that cannot grow refuse rows; a log that cannot takes PostgreSQL itself down.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reading_DiskOfTheDatabaseFills_LosesNothingAndGoesOnOnceThereIsRoom(bool takesItDown)
    {
        using var disk = SmallDisk.Mount(mebibytes: 160);
        Assert.SkipWhen(disk is null, "This user may not mount a disk of its own.");
        using var postgres = await TestPostgres.OfItsOwnAsync(safe: true, disk.Path);
        var database = await TestPostgres.CreateAsync(postgres);
        await using var server = await ServeProcess.StartAsync(_data.Path, more: ["--store", database]);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        var caseId = await server.AdmitAsync(Sample);
        var acknowledged = await WatchAsync(page, caseId, events => events.Count(e => e.KeyFrame is not null) == 3);

        disk.Fill();
        if (takesItDown)
        {
            await TakeDownAsync(database);
        }

        var failed = await StateAsync(server, caseId, CaseState.Failed);
        using var video = await server.Http.GetAsync($"/api/cases/{caseId}/video", Stop);
        using var refused = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);
        disk.MakeRoom();
        if (takesItDown)
        {
            await postgres.StopAsync(Stop);
            await postgres.StartAsync(Stop);
        }

        var kept = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        using var retried = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);
        await EndAsync(page, caseId);

        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        Assert.Matches("^The (disk is full|database does not answer)[.]", failed.Error);
        Assert.Contains(
            refused.StatusCode, new[] { HttpStatusCode.InsufficientStorage, HttpStatusCode.ServiceUnavailable });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (video.StatusCode, retried.StatusCode));
        Assert.Equal(Written(acknowledged), Written(kept.Take(acknowledged.Count)));
        Assert.Equal(Written(kept), Written(events.Take(kept.Count)));
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(e => e.Number));
    }

    /// <summary>Has it begin one file of its log after the other until one does not fit.</summary>
    private static async Task TakeDownAsync(string database)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=False");
        await connection.OpenAsync(Stop);
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            while (true)
            {
                await using var command = new NpgsqlCommand(
                    "SELECT pg_logical_emit_message(false, 'full', 'disk'), pg_switch_wal()", connection);
                await command.ExecuteNonQueryAsync(Stop);
            }
        });
    }
}
