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
            await WriteUntilKilledAsync(store, server, acknowledged, enough: random.Next(1, 60));
            await server.StartAsync(Stop);
        }

        var stored = await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop);
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(n => (long)n), stored.Select(told => told.Number));
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.All(acknowledged, number => Assert.InRange(number, 1, stored.Count));

        // What was refused was not written: a commit of which no answer came was asked for again.
        Assert.InRange(stored.Count - acknowledged.Count, 0, LongProof.Count(Kills));
    }

    private static async Task WriteUntilKilledAsync(
        OpenStore store, PostgresServer server, ConcurrentBag<long> acknowledged, int enough)
    {
        var reached = new TaskCompletionSource();
        var left = enough;
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    acknowledged.Add((await store.AppendAsync(Say.Started)).Number);
                    if (Interlocked.Decrement(ref left) == 0)
                    {
                        reached.SetResult();
                    }
                }
            }
            catch (UnwrittenException)
            {
                // The database was killed.
            }
        })).ToList();
        await reached.Task.WaitAsync(Stop);
        await server.KillAsync(Stop);
        await Task.WhenAll(writers);
    }
}
