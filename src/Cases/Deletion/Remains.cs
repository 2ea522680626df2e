using Microsoft.Extensions.Logging;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Deletion;

/// <summary>What lies on the disk of cases that are deleted. Every step can be done again after a kill.</summary>
public sealed partial class Remains(
    CaseEraser eraser,
    DataFolder data,
    PictureFolder pictures,
    ErasureLedger ledger,
    TimeProvider time,
    ILogger<Remains> logger)
{
    /// <summary>Finishes what an earlier process had begun to delete.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var caseId in data.Doomed.Union(await eraser.BuriedAsync(cancellationToken)).ToList())
        {
            try
            {
                await eraser.BuryAsync(caseId, cancellationToken);
                await EraseAsync(caseId, name: "", cancellationToken);
            }
            catch (Exception failed) when (IsOfTheSurroundings(failed))
            {
                // Nothing shows it: the next start tries again.
                Log.Unfinished(logger, caseId, failed.GetType().Name);
            }
        }
    }

    /// <summary>Erases all that is left of a buried case.</summary>
    /// <exception cref="IOException">A file cannot be removed, or there is no room to write that rows are.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be removed.</exception>
    /// <exception cref="UnwrittenException">Another program has the store in its hands.</exception>
    internal async Task<DeletedCase> EraseAsync(string caseId, string name, CancellationToken cancellationToken)
    {
        var fileBytes = data.Remove(caseId);
        var rows = await eraser.EraseAsync(caseId, pictures, cancellationToken);
        await eraser.WipeAsync(cancellationToken);
        if (!ledger.All.Any(line => line.CaseId == caseId && line.Numbers is null))
        {
            ledger.Note(new(caseId, Numbers: null, Pictures: [], time.GetUtcNow()));
        }

        await eraser.SettleAsync(caseId, cancellationToken);
        var deleted = new DeletedCase(caseId, name, fileBytes + rows.PictureBytes, rows.Pictures, rows.Events);
        Log.Deleted(logger, caseId, deleted.FreedBytes, deleted.Pictures, deleted.Events);
        return deleted;
    }

    /// <summary>Whether a step failed for a reason that can go away.</summary>
    internal static bool IsOfTheSurroundings(Exception failed) =>
        failed is IOException or UnauthorizedAccessException or UnwrittenException;

    /// <summary>Why, in words without their end. Paths are left out.</summary>
    internal static string WordsOf(Exception failed) => failed is UnwrittenException or DiskFullException
        ? failed.Message.TrimEnd('.')
        : "a file of it could not be removed";

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Case {CaseId} was deleted: {Bytes} bytes of files, {Pictures} pictures, {Events} events")]
        public static partial void Deleted(ILogger logger, string caseId, long bytes, int pictures, int events);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Case {CaseId} is deleted, but something of it could not be erased yet: {Kind}")]
        public static partial void Unfinished(ILogger logger, string caseId, string kind);
    }
}
