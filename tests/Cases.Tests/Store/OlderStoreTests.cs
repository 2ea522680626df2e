using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class OlderStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MigrateAsync_OfAStoreFromBeforeCorrections_KeepsItsEventsAndTakesCorrections()
    {
        await using var store = await OpenStore.CreateAsync("20261122000000_FirstCases");
        await using (var context = store.Context())
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO events (CaseId, Number, Kind, At)
                VALUES ({OpenStore.CaseId}, 1, 'Started', '2026-11-22 09:00:00+00:00')
                """,
                Stop);
        }

        await store.Cases.MigrateAsync(Stop);
        await store.AppendAsync(new CaseEvent.PathCorrected(new([new("incision", 0, 1)], "Dr A")));

        var events = await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop);
        Assert.Equal(
            [(1, CaseEventKind.Started), (2, CaseEventKind.PathCorrected)],
            events.Select(told => (told.Number, told.Event.Kind)));
        Assert.Equal("Dr A", CaseCorrections.Of(events).Path?.Correction.By);
    }

    [Fact]
    public async Task MigrateAsync_OfAnOlderStoreThatIsDamaged_SaysSoAndLeavesItAsItIs()
    {
        await using var store = await OpenStore.CreateAsync("20261122000000_FirstCases");
        await using (var context = store.Context())
        {
            await context.Database.ExecuteSqlRawAsync("CREATE INDEX torn ON events (Kind)", Stop);
            await context.Database.ExecuteSqlRawAsync(
                "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'torn'", Stop);
        }

        await store.RestartAsync();

        var refused = await Assert.ThrowsAsync<IOException>(() => store.Cases.MigrateAsync(Stop));

        Assert.Contains("it cannot be brought up to date", refused.Message, StringComparison.Ordinal);
        await using var left = store.Context();
        Assert.Equal(["20261122000000_FirstCases"], await left.Database.GetAppliedMigrationsAsync(Stop));
    }
}
