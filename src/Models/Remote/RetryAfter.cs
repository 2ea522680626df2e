using System.Net.Http.Headers;

namespace Surgical.Models.Remote;

/// <summary>How long a server that failed wants to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>A server that wants to be left alone for longer than this is not waited for.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(5);

    /// <summary>What Retry-After says, in seconds or as a date; null without one. Not negative.</summary>
    public static TimeSpan? Asked(HttpResponseHeaders headers, TimeProvider time)
    {
        var wait = headers.RetryAfter is { } after ? after.Delta ?? (after.Date - time.GetUtcNow()) : null;
        return wait is { } negative && negative < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
