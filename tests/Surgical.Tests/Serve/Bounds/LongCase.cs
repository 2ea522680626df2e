using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Bounds;

/// <summary>A data folder with one case that was read to its end, of as many events as a long day has.</summary>
internal static class LongCase
{
    // As a model with its thinking shown writes.
    private const int Letters = 3500;

    /// <summary>Fills a folder for a server to be started on.</summary>
    /// <param name="folder">Empty.</param>
    /// <param name="events">All of the case, its beginning and its end included.</param>
    public static async Task WriteAsync(TemporaryFolder folder, int events)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var store = await OpenStore.CreateAsync();
        await store.Cases.AddAsync(Say.Video(OpenStore.CaseId), stop);
        await using var context = store.Context();
        foreach (var numbers in Enumerable.Range(1, events).Chunk(1000))
        {
            context.Events.AddRange(numbers.Select(number => EventRows.Of(OpenStore.CaseId, Entry(number, events))));
            await context.SaveChangesAsync(stop);
            context.ChangeTracker.Clear();
        }

        await context.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", stop);
        File.Copy(store.Data.Database, folder[Path.GetFileName(store.Data.Database)]);
    }

    private static JournalEntry Entry(int number, int last) => new(number, DateTimeOffset.UnixEpoch, number switch
    {
        1 => Say.Started,
        _ when number == last => new CaseEvent.Ended(),
        _ => new CaseEvent.KeyFrame(Say.Analysis(number) with { Thinking = new string('t', Letters) }),
    });
}
