using System.Globalization;
using System.Text;

namespace Surgical.Cases.Store.Opening;

/// <summary>
/// The number of each case's last event, beside its files. A database that knows fewer is older than they are, or has
/// lost its write-ahead log.
/// </summary>
/// <remarks>
/// Safe to use from several threads. It is written when the event is on the disk, and nobody waits for the disk again:
/// a kill leaves it as new as the database, a power cut may leave it older, and nothing makes it newer.
/// </remarks>
public sealed class EventTrace(DataFolder data)
{
    private readonly Lock _writing = new();
    private readonly Dictionary<string, long> _noted = [];

    /// <summary>Notes an event that is on the disk, unless a later one is noted.</summary>
    internal void Note(string caseId, long number)
    {
        lock (_writing)
        {
            if (number > (_noted.TryGetValue(caseId, out var noted) ? noted : Of(caseId)))
            {
                Write(caseId, number);
                _noted[caseId] = number;
            }
        }
    }

    /// <summary>Number of the last event that was noted; 0 where none was.</summary>
    internal long Of(string caseId)
    {
        try
        {
            return File.Exists(data.LastEvent(caseId))
                && long.TryParse(File.ReadAllText(data.LastEvent(caseId)), CultureInfo.InvariantCulture, out var number)
                ? number
                : 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private void Write(string caseId, long number)
    {
        try
        {
            // Always as long, and over what was there: no crash leaves half of it.
            using var file = new FileStream(
                data.LastEvent(caseId), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{number,19}\n")));
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            // The event stands without it, and the next one tries again.
        }
    }
}
