using System.Collections.Concurrent;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Hub;

/// <summary>The doorbell: tells every connected page that something happened, and waits for none of them.</summary>
internal sealed class Broadcaster : IDoorbell
{
    private readonly ConcurrentDictionary<string, Viewer> _viewers = new();

    /// <summary>The viewer of a connection, made by the first call.</summary>
    public Viewer Join(string connectionId, Func<Viewer> create) => _viewers.GetOrAdd(connectionId, _ => create());

    /// <summary>Pages that watch.</summary>
    public int Count => _viewers.Count;

    /// <summary>Forgets a connection.</summary>
    public void Leave(string connectionId) => _viewers.TryRemove(connectionId, out _);

    /// <inheritdoc/>
    public void Ring(string caseId, JournalEntry entry)
    {
        foreach (var viewer in _viewers.Values)
        {
            viewer.Offer(caseId, entry);
        }
    }

    /// <inheritdoc/>
    public void Ring(string caseId)
    {
        foreach (var viewer in _viewers.Values)
        {
            viewer.Offer(caseId);
        }
    }
}
