using Surgical.Cases.Chart;

namespace Surgical.Cases.Store;

/// <summary>
/// Rung once something is on the disk and on the board. Whoever hears it must not make the ringer wait.
/// </summary>
public interface IDoorbell
{
    /// <summary>Something happened to a case.</summary>
    void Ring(string caseId, JournalEntry entry);

    /// <summary>A case is not as it was.</summary>
    void Ring(string caseId);
}
