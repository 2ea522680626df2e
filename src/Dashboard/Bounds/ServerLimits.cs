using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Surgical.Dashboard.Bounds;

/// <summary>Gives the web server its bounds.</summary>
internal static class ServerLimits
{
    // A player that is paused reads nothing for minutes, and that is no fault: what it was sent so far counts for it,
    // and where it is cut off after all, it asks for the rest from where it stopped.
    private static readonly MinDataRate Paused = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromMinutes(5));

    public static void Bound(this KestrelServerLimits limits, ServerBounds bounds, OpenFiles files)
    {
        limits.MaxConcurrentConnections = files.Fit(bounds).Connections;
        limits.MaxConcurrentUpgradedConnections = files.Fit(bounds).Pages;
        limits.KeepAliveTimeout = bounds.LongestSilence;
        limits.RequestHeadersTimeout = bounds.LongestHead;
        limits.MinRequestBodyDataRate = new(bounds.LeastUploadRate, bounds.LongestLull);
        limits.MinResponseDataRate = Paused;
    }
}
