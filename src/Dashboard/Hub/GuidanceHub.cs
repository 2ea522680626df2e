using Microsoft.AspNetCore.SignalR;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Hub;

/// <summary>Lets a page watch a case or the library. Sends only numbered events, so that a gap is visible.</summary>
internal sealed class GuidanceHub(
    Broadcaster broadcaster,
    TheatreBoard board,
    CaseStore store,
    IHubContext<GuidanceHub, IGuidanceClient> pages,
    ViewerFigures figures,
    ILogger<Viewer> logger) : Hub<IGuidanceClient>
{
    /// <summary>
    /// Sends every event of a case after a number, then what happens, until the connection ends or watches another
    /// case.
    /// </summary>
    /// <exception cref="HubException">There is no such case, or the number is negative.</exception>
    public void Watch(string caseId, long after)
    {
        if (board.Find(caseId) is null)
        {
            throw new HubException("There is no such case.");
        }

        if (after < 0)
        {
            throw new HubException($"Expected the number of an event, or 0, got {after}.");
        }

        Join().Watch(caseId, after);
    }

    /// <summary>Sends the summary of every case that changes, until the connection ends.</summary>
    public void WatchLibrary() => Join().WatchLibrary();

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        broadcaster.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private Viewer Join()
    {
        var connection = Context;
        return broadcaster.Join(connection.ConnectionId, () => new(
            pages.Clients.Client(connection.ConnectionId), store, board, connection.Abort, figures, logger,
            connection.ConnectionAborted));
    }
}
