using Surgical.Cases.Store;
using Surgical.Cases.Store.Postgres;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store.Postgres;

public sealed class PostgresOutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_WhileTheDatabaseIsAway_SaysSoAndGoesOnWhenItIsBack()
    {
        using var server = await TestPostgres.OfItsOwnAsync();
        await using var store = await OpenStore.OnAsync(await TestPostgres.CreateAsync(server));
        await store.AppendAsync(Say.Started);

        await server.StopAsync(Stop);
        var unwritten = await Assert.ThrowsAsync<UnwrittenException>(() => store.AppendAsync(Say.Started));
        var unread = await Assert.ThrowsAnyAsync<Exception>(
            () => store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop));
        await server.StartAsync(Stop);
        var written = await store.AppendAsync(Say.Started);

        Assert.Equal("The database does not answer", unwritten.Message);
        Assert.IsType<UnwrittenException>(store.Provider.Meaning(unread));
        Assert.Equal(2, written.Number);
        Assert.Equal(2, (await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop)).Count);
    }

    [Fact]
    public async Task Hold_OfASecondServer_IsRefusedUntilTheFirstLetsGo()
    {
        var database = await TestPostgres.CreateAsync();
        await using (await HoldAsync(database))
        {
            var refused = await Assert.ThrowsAsync<IOException>(() => HoldAsync(database));

            Assert.Contains("another one has it open", refused.Message, StringComparison.Ordinal);
        }

        await using var second = await HoldAsync(database);
    }

    [Fact]
    public async Task Hold_WhenTheDatabaseWasAway_IsTakenAgain()
    {
        using var server = await TestPostgres.OfItsOwnAsync();
        var database = await TestPostgres.CreateAsync(server);
        await using var hold = await HoldAsync(database);
        using var end = new CancellationTokenSource();
        var kept = hold.KeepAsync(end.Token);

        await server.StopAsync(Stop);
        await server.StartAsync(Stop);

        // Either of the two may come first; a second server that comes later is refused once the first is back.
        await AssertRefusedSoonAsync(database);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kept);
    }

    [Fact]
    public async Task Hold_OfADatabaseThatDoesNotAnswer_SaysSoWithoutThePassword()
    {
        using var server = await TestPostgres.OfItsOwnAsync();
        var database = await TestPostgres.CreateAsync(server);
        await server.StopAsync(Stop);

        var away = await Assert.ThrowsAsync<IOException>(() => HoldAsync($"{database};Password=secret"));

        Assert.Contains($"at 127.0.0.1:{server.Port} to answer", away.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", away.ToString(), StringComparison.Ordinal);
    }

    private static async Task AssertRefusedSoonAsync(string database)
    {
        while (true)
        {
            try
            {
                await (await HoldAsync(database)).DisposeAsync();
            }
            catch (IOException refused)
            {
                Assert.Contains("another one has it open", refused.Message, StringComparison.Ordinal);
                return;
            }
        }
    }

    private static async Task<StoreHold> HoldAsync(string database) =>
        (await new PostgresProvider().HoldAsync(database, Stop))!;
}
