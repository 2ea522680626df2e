using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Copy;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Store.Postgres;

public sealed class StoreCopyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_OfEveryTable_SaysWhatIsThereAndTheCopyGoesOn()
    {
        await using var original = await FilledAsync();
        var database = await TestPostgres.CreateAsync();

        var copied = await StoreCopy.RunAsync(original.Folder, database, Stop);

        await using var copy = await OpenStore.OnAsync(database, enters: false);
        await using var context = copy.Context();
        Assert.Equal(
            context.Model.GetEntityTypes().Select(row => row.GetTableName()).Order(),
            copied.Select(table => table.Table).Order());
        Assert.All(copied, table => Assert.InRange(table.Rows, 1, 3));
        Assert.Equivalent(
            await original.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop),
            await copy.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop),
            strict: true);
        await copy.Cases.AddAsync(Say.Case("00000000000000cc", "later"), Stop);
        Assert.Equal("later", (await copy.Cases.CasesAsync(Stop))[^1].Entry.Name);
        Assert.Equal(4, (await copy.AppendAsync(Say.Started)).Number);
    }

    [Fact]
    public async Task Copy_IntoADatabaseWithCases_IsRefused()
    {
        await using var original = await FilledAsync();
        var database = await TestPostgres.CreateAsync();
        await StoreCopy.RunAsync(original.Folder, database, Stop);

        var refused = await Assert.ThrowsAsync<IOException>(() => StoreCopy.RunAsync(original.Folder, database, Stop));

        Assert.Contains("expected an empty database, found cases", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_OfAFolderThatAServerHasOpen_IsRefused()
    {
        await using var open = await OpenStore.CreateAsync();

        var refused = await Assert.ThrowsAsync<IOException>(
            async () => await StoreCopy.RunAsync(open.Folder, await TestPostgres.CreateAsync(), Stop));

        Assert.Contains("a server has it open", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_ThatFailsOnTheWay_LeavesTheTargetEmpty()
    {
        await using var original = await FilledAsync();
        var database = await TestPostgres.CreateAsync();
        await using (var context = original.Context())
        {
            await context.Database.ExecuteSqlAsync(
                $"PRAGMA foreign_keys = OFF; INSERT INTO videos SELECT 'x', 0, 1, 1, 1, 1, 1", Stop);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => StoreCopy.RunAsync(original.Folder, database, Stop));

        await using var target = await OpenStore.OnAsync(database, enters: false);
        Assert.Empty(await target.Cases.CasesAsync(Stop));
    }

    /// <summary>At rest, with rows in every table.</summary>
    private static async Task<OpenStore> FilledAsync()
    {
        var store = await OpenStore.CreateAsync();
        var picture = ImageProcessor.Process([1, 2, 3], width: 1, height: 1, size: 1);
        await store.Cases.AddAsync(Say.Video(OpenStore.CaseId), Stop);
        await store.Cases.AddAsync(Say.Case("00000000000000bb", "a\0name"), Stop);
        await store.AppendAsync(Say.Started);
        await store.AppendAsync(Say.KeyFrame(1, "incision"), new(
            new Question([picture], "What?", null, 512), ScriptedModel.Reply("Continue."), new("sim", "d1", null)));
        await store.AppendAsync(Say.Corrected(25, "دکتر 👁"));
        await using (var context = store.Context())
        {
            context.Deletions.Add(new() { CaseId = "00000000000000dd", At = DateTimeOffset.UnixEpoch.AddTicks(17) });
            context.RemovedSamples.Add(new() { Name = "a sample" });
            await context.SaveChangesAsync(Stop);
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        }

        store.Data.Dispose();
        return store;
    }
}
