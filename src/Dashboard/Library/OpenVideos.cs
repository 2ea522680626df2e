using System.Collections.Concurrent;

namespace Surgical.Dashboard.Library;

/// <summary>
/// Videos that are being sent. A file that is open stays on the disk whatever its folder says, so a deleted one must be
/// let go of.
/// </summary>
internal sealed class OpenVideos
{
    private readonly ConcurrentDictionary<HttpContext, string> _sending = new();

    /// <summary>Notes a request until it is answered.</summary>
    public void Note(string caseId, HttpContext request)
    {
        _sending[request] = caseId;
        request.Response.OnCompleted(() =>
        {
            _sending.TryRemove(request, out _);
            return Task.CompletedTask;
        });
    }

    /// <summary>Breaks off whatever is being sent of a case.</summary>
    public void HangUp(string caseId)
    {
        foreach (var (request, _) in _sending.Where(one => one.Value == caseId))
        {
            request.Abort();
        }
    }
}
