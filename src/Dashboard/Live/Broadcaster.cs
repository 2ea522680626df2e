using System.Collections.Concurrent;
using Surgical.Dashboard.Cases;

namespace Surgical.Dashboard.Live;

/// <summary>The doorbell: tells every connected page that something happened, and waits for none of them.</summary>
internal sealed class Broadcaster
{
    private readonly ConcurrentDictionary<string, Viewer> _viewers = new();

    /// <summary>The viewer of a connection, made by the first call.</summary>
    public Viewer Join(string connectionId, Func<Viewer> create) => _viewers.GetOrAdd(connectionId, _ => create());

    /// <summary>Forgets a connection.</summary>
    public void Leave(string connectionId) => _viewers.TryRemove(connectionId, out _);

    /// <summary>Something happened to a case; it is in the store already.</summary>
    public void Ring(string caseId, CaseEvent caseEvent)
    {
        foreach (var viewer in _viewers.Values)
        {
            viewer.Offer(caseId, caseEvent);
        }
    }

    /// <summary>A case changed; the change is on the board already.</summary>
    public void Ring(string caseId)
    {
        foreach (var viewer in _viewers.Values)
        {
            viewer.Offer(caseId);
        }
    }
}
