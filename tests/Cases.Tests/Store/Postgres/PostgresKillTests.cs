using System.Collections.Concurrent;
using Surgical.Cases.Store;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store.Postgres;

public sealed class PostgresKillTests
{
    // A sample; SURGICAL_SOAK_COUNT asks for more.
    private const int Kills = 4;
    private const int Writers = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_WhilePostgresIsKilled_LosesNothingAcknowledgedAndDoublesNoNumber()
    {
        var random = new Random(LongProof.Seed(20261201));
        using var server = await TestPostgres.OfItsOwnAsync(safe: true);
        await using var store = await OpenStore.OnAsync(await TestPostgres.CreateAsync(server));
        var acknowledged = new ConcurrentBag<long>();
        for (var kill = 0; kill < LongProof.Count(Kills); kill++)
        {
            await WriteOverAKillAsync(store, server, acknowledged, enough: random.Next(1, 60));
        }

        var stored = await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop);
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(n => (long)n), stored.Select(told => told.Number));

        // What was refused was not written either: the database is asked for a commit of which no answer came.
        Assert.Equal(stored.Select(told => told.Number), acknowledged.Order());
    }

    private static async Task WriteOverAKillAsync(
        OpenStore store, PostgresServer server, ConcurrentBag<long> acknowledged, int enough)
    {
        var reached = new TaskCompletionSource();
        var left = enough;
        var isBack = false;
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref isBack))
            {
                try
                {
                    acknowledged.Add((await store.AppendAsync(Say.Started)).Number);
                    if (Interlocked.Decrement(ref left) == 0)
                    {
                        reached.SetResult();
                    }
                }
                catch (UnwrittenException)
                {
                    // The database was killed, and is started again.
                }
            }
        })).ToList();
        await reached.Task.WaitAsync(Stop);
        await server.KillAsync(Stop);
        await server.StartAsync(Stop);
        Volatile.Write(ref isBack, true);
        await Task.WhenAll(writers);
    }
}
