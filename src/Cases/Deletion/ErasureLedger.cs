using Surgical.Analyzer;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Deletion;

/// <summary>
/// What was erased and deleted, by ids and hashes alone, beside the tables: what a kill breaks off is finished by it,
/// and a backup that is older than an erasure is put back without what was erased since.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class ErasureLedger(DataFolder data)
{
    private readonly Lock _writing = new();

    /// <summary>All that was ever noted.</summary>
    /// <exception cref="IOException">It cannot be read, or is something else.</exception>
    public IReadOnlyList<LedgerLine> All
    {
        get
        {
            lock (_writing)
            {
                if (!File.Exists(data.Erasures))
                {
                    return [];
                }

                using var lines = new DurableLines<LedgerLine>(data.Erasures, AnalysisJson.Options);
                return [.. lines.All];
            }
        }
    }

    /// <summary>Returns when an erasure that is about to be done is on the disk.</summary>
    /// <exception cref="IOException">It cannot be written down.</exception>
    public void Note(LedgerLine line)
    {
        lock (_writing)
        {
            using var lines = new DurableLines<LedgerLine>(data.Erasures, AnalysisJson.Options);
            lines.Append(line);
        }
    }
}

/// <summary>One erasure.</summary>
/// <param name="CaseId">Of the case.</param>
/// <param name="Numbers">Of the events that are emptied; null where the whole case is deleted.</param>
/// <param name="Pictures">SHA-256 of what they showed.</param>
/// <param name="At">When it was decided.</param>
public sealed record LedgerLine(
    string CaseId, IReadOnlyList<long>? Numbers, IReadOnlyList<string> Pictures, DateTimeOffset At);
