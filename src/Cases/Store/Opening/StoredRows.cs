using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Opening;

/// <summary>What can be read of a store in which rows may be damaged.</summary>
internal static class StoredRows
{
    /// <summary>All cases as <see cref="CaseStore.CasesAsync"/> has them, and those that cannot be read.</summary>
    public static async Task<(
        IReadOnlyList<(CaseRow Entry, VideoRow? Video)> Cases, IReadOnlyList<DamagedCase> Damaged)> OfAsync(
        CaseStore store, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.CasesAsync(cancellationToken), []);
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            return await OneByOneAsync(store, cancellationToken);
        }
    }

    /// <summary>The events of a case, without gaps.</summary>
    /// <exception cref="DamagedRowException">One is not there, or the row of its video is not one.</exception>
    public static async Task<IReadOnlyList<JournalEntry>> EventsAsync(
        CaseStore store, string caseId, VideoRow? video, CancellationToken cancellationToken)
    {
        var events = await store.EventsAsync(caseId, after: 0, cancellationToken);
        for (var place = 0; place < events.Count; place++)
        {
            if (events[place].Number != place + 1)
            {
                throw new DamagedRowException($"its event {place + 1} is missing");
            }
        }

        if (video is not null && !(double.IsFinite(video.DurationSeconds) && double.IsFinite(video.FramesPerSecond)))
        {
            throw new DamagedRowException("the row of its video names no length");
        }

        return video is not null || !events.Any(told => told.Event is CaseEvent.Begun)
            ? events
            : throw new DamagedRowException("it was read, but the row of its video is missing");
    }

    private static async Task<(IReadOnlyList<(CaseRow, VideoRow?)>, IReadOnlyList<DamagedCase>)> OneByOneAsync(
        CaseStore store, CancellationToken cancellationToken)
    {
        var cases = new List<(CaseRow, VideoRow?)>();
        var damaged = new List<DamagedCase>();
        foreach (var (sequence, caseId) in await store.SequencesAsync(cancellationToken))
        {
            try
            {
                cases.Add(await store.CaseAsync(sequence, cancellationToken));
            }
            catch (Exception unreadable) when (unreadable is not OperationCanceledException)
            {
                damaged.Add(DamagedCase.Of(caseId, "its row, or that of its video,", unreadable));
            }
        }

        return (cases, damaged);
    }
}
