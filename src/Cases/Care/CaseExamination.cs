using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Care;

/// <summary>Holds the files of a case against its rows.</summary>
/// <param name="data">Where the files lie.</param>
/// <param name="store">Where the rows are.</param>
internal sealed class CaseExamination(DataFolder data, CaseStore store)
{
    public async Task<IReadOnlyList<Finding>> OfAsync(
        CaseRow entry, VideoRow? video, CancellationToken cancellationToken)
    {
        List<Finding> findings = [.. new CaseFiles(data).WrongVideos(entry, video)];
        try
        {
            // Before its events, for a server may write more of them meanwhile.
            var written = new EventTrace(data).Of(entry.Id);
            var events = await StoredRows.EventsAsync(store, entry.Id, video, cancellationToken);
            if (written > events.Count)
            {
                Say($"it had {written} events, and the database knows {events.Count}: that is older than the folder, "
                    + "or was copied without its surgical.db-wal");
            }
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            Say(DamagedCase.Of(entry.Id, "one of its events", unreadable).Why);
            return findings;
        }

        var wrong = await new KeyFramePictures(data, store).WrongAsync(entry.Id, cancellationToken);
        findings.AddRange(CaseFiles.WrongPictures(entry, wrong.Count, canMend: File.Exists(data.Original(entry.Id))));
        return findings;

        void Say(string what) => findings.Add(new($"Case {entry.Id}: {what}.", CanMend: false));
    }
}
