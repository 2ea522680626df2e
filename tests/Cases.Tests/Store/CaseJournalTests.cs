using Microsoft.Extensions.Time.Testing;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class CaseJournalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task AppendAsync_WhoeverHearsTheBell_FindsTheEventOnTheDiskAndOnTheBoard(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        var board = new TheatreBoard(new FakeTimeProvider());
        var bell = new LookingBell(store, board);
        var journal = new CaseJournal(
            store.Cases, store.Writer, new(store.Data), board, store.Pictures, bell);
        await journal.RecallAsync(Stop);

        await journal.AppendAsync(OpenStore.CaseId, Say.Started, Stop);
        await journal.AppendAsync(OpenStore.CaseId, new CaseEvent.Failed("it broke off"), Stop);

        Assert.Equal([(1, 1, 1), (2, 2, 2)], bell.Found);
    }

    /// <summary>Looks, whenever it rings, what is on the disk and on the board already.</summary>
    private sealed class LookingBell(OpenStore store, TheatreBoard board) : IDoorbell
    {
        public List<(long Rung, long OnDisk, long OnBoard)> Found { get; } = [];

        public void Ring(string caseId, JournalEntry entry)
        {
            using var context = store.Context();
            Found.Add((entry.Number, context.Events.Max(row => row.Number), board.Find(caseId)!.LastEvent));
        }

        public void Ring(string caseId)
        {
        }
    }
}
