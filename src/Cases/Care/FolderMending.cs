using Microsoft.Extensions.Logging.Abstractions;
using Surgical.Capture;
using Surgical.Cases.Backup;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Disk;

namespace Surgical.Cases.Care;

/// <summary>
/// Puts right what can be: what no row knows is moved aside, what a row knows again comes back, pictures of key frames
/// are made anew from their video, and nobody else may look in. Nothing is removed.
/// </summary>
public static class FolderMending
{
    /// <param name="folder">That no server has open.</param>
    /// <param name="database">PostgreSQL's connection string; null where the tables lie in the folder.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    /// <exception cref="IOException">A server has it open, or it cannot be written.</exception>
    public static async Task MendAsync(string folder, string? database, CancellationToken cancellationToken)
    {
        await using var open = await OfflineStore.OpenAsync(folder, database, cancellationToken);
        PrivateFiles.Hide(folder);
        var pictures = new PictureFolder(open.Data);
        var quarantine = new Quarantine(
            open.Data, pictures, open.Eraser, TimeProvider.System, NullLogger<Quarantine>.Instance);
        await quarantine.TakeBackAsync(cancellationToken);
        var (cases, damaged) = await StoredRows.OfAsync(open.Cases, cancellationToken);
        var isWhole = damaged.Count == 0;
        foreach (var (entry, video) in cases.Where(one => one.Video is not null))
        {
            isWhole &= await RemakeAsync(open, quarantine, entry.Id, video!.Transcoded, cancellationToken);
        }

        // What the rows of a damaged case name cannot be known.
        if (isWhole)
        {
            await quarantine.SetAsideAsync(cancellationToken);
        }
    }

    /// <returns>Whether the rows of the case can be read.</returns>
    private static async Task<bool> RemakeAsync(
        OfflineStore open, Quarantine quarantine, string caseId, bool transcoded, CancellationToken cancellationToken)
    {
        var pictures = new KeyFramePictures(open.Data, open.Cases);
        try
        {
            var wrong = await pictures.WrongAsync(caseId, cancellationToken);
            if (wrong.Count > 0)
            {
                quarantine.SetPicturesAside(wrong.Values);
                await pictures.RemakeAsync(caseId, transcoded, wrong, cancellationToken);
            }

            return true;
        }
        catch (CaptureException)
        {
            // Without its video they stay away, and the next look says so.
            return true;
        }
        catch (Exception unreadable) when (unreadable is not (OperationCanceledException or IOException))
        {
            return false;
        }
    }
}
