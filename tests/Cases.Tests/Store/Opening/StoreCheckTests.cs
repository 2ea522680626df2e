using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store.Opening;

public sealed class StoreCheckTests
{
    private const string OldestVersion = "20261122000000_FirstCases";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pass_LockLeftByAStartThatWasKilled_BringsTheTablesUpToDate()
    {
        await using var store = await OpenStore.CreateAsync(OldestVersion);
        await ExecuteAsync(
            store,
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-12-01 00:00:00');
            """);

        await store.Check.PassAsync(Stop);

        await using var context = store.Context();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Stop));
    }

    [Fact]
    public async Task Pass_TablesOfANewerProgram_NamesBothAndChangesNothing()
    {
        await using var store = await OpenStore.CreateAsync();
        await ExecuteAsync(
            store, """INSERT INTO "__EFMigrationsHistory" VALUES ('20991231000000_Future', '99.0.0')""");

        var refused = await Assert.ThrowsAsync<IOException>(() => store.Check.PassAsync(Stop));

        Assert.Contains("20991231000000_Future", refused.Message, StringComparison.Ordinal);
        Assert.Contains("up to 2026", refused.Message, StringComparison.Ordinal);
        Assert.Null(store.Data.Id);
    }

    [Fact]
    public async Task Pass_DatabaseThatAnotherProgramHolds_SaysSoWithinTenSeconds()
    {
        await using var store = await OpenStore.CreateAsync();
        await using var other = store.Context();
        await using var held = await other.Database.BeginTransactionAsync(Stop);
        var clock = Stopwatch.StartNew();

        var refused = await Assert.ThrowsAsync<IOException>(() => store.Check.PassAsync(Stop));

        Assert.Contains("Another program has the store in its hands", refused.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Pass_FolderForTheFirstTime_GivesFolderAndDatabaseOneId()
    {
        await using var store = await OpenStore.CreateAsync();
        await store.Check.PassAsync(Stop);
        var id = store.Data.Id;
        await store.RestartAsync();

        await store.Check.PassAsync(Stop);

        Assert.NotNull(id);
        Assert.Equal(id, store.Data.Id);
        await using var context = store.Context();
        Assert.Equal([id], await context.Database.SqlQuery<string>($"SELECT Id AS Value FROM store_identity")
            .ToListAsync(Stop));
    }

    [Fact]
    public async Task Pass_PageTorn_OnlyReadsFromThenOn()
    {
        await using var store = await OpenStore.CreateAsync();
        await ExecuteAsync(store, "CREATE INDEX torn ON events (Kind)");
        await ExecuteAsync(
            store, "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'torn'");
        await store.RestartAsync();

        await store.Check.PassAsync(Stop);

        Assert.Equal("The database is damaged, and is only read", store.Condition.ReadingOnly);
        await Assert.ThrowsAsync<UnwrittenException>(() => store.AppendAsync(Say.Started));
    }

    private static async Task ExecuteAsync(OpenStore store, string words)
    {
        await using var context = store.Context();
        await context.Database.ExecuteSqlRawAsync(words, Stop);
    }
}
