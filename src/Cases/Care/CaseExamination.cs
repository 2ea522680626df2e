using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Care;

/// <summary>Holds the files of a case against its rows.</summary>
/// <param name="data">Where the files lie.</param>
/// <param name="store">Where the rows are.</param>
internal sealed class CaseExamination(DataFolder data, CaseStore store)
{
    public async Task<IReadOnlyList<Finding>> OfAsync(
        CaseRow entry, VideoRow? video, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        Say(OriginalFault(entry), canMend: false);
        Say(CopyFault(entry.Id, video), canMend: false);
        try
        {
            await StoredRows.EventsAsync(store, entry.Id, video, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            Say(DamagedCase.Of(entry.Id, "one of its events", unreadable).Why, canMend: false);
            return findings;
        }

        var wrong = await new KeyFramePictures(data, store).WrongAsync(entry.Id, cancellationToken);
        if (wrong.Count > 0)
        {
            Say(
                $"{wrong.Count} of its key frames' pictures are missing or are not what they were",
                canMend: File.Exists(data.Original(entry.Id)));
        }

        return findings;

        void Say(string? what, bool canMend)
        {
            if (what is not null)
            {
                findings.Add(new($"Case {entry.Id}: {what}.", canMend));
            }
        }
    }

    private string? OriginalFault(CaseRow entry)
    {
        var file = new FileInfo(data.Original(entry.Id));
        return !file.Exists ? "the video as it came is missing"
            : file.Length != entry.OriginalBytes ? FormattableString.Invariant(
                $"the video as it came had {entry.OriginalBytes:N0} bytes, and has {file.Length:N0}")
            : entry.OriginalSha256.Length > 0 && FileDigest.Of(file.FullName) != entry.OriginalSha256
                ? "the video is not the one that came: its SHA-256 is another"
            : null;
    }

    private string? CopyFault(string caseId, VideoRow? video) => video switch
    {
        { Transcoded: true } when !File.Exists(data.Transcoded(caseId)) => "its copy for browsers is missing",
        not null when !File.Exists(data.Frames(caseId)) => "the times of its frames are missing",
        _ => null,
    };
}
