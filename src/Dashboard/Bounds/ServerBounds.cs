using System.ComponentModel.DataAnnotations;

namespace Surgical.Dashboard.Bounds;

/// <summary>With what the server puts up before it hangs up, so that nobody takes it away from the others.</summary>
public sealed record ServerBounds
{
    /// <summary>Connections at once, pages that watch not counted. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MostConnections { get; init; } = 1_000;

    /// <summary>Pages that watch at once. Default 500.</summary>
    [Range(1, 100_000)]
    public int MostPages { get; init; } = 500;

    /// <summary>
    /// How long a page may leave what it was sent untaken. Default 10 s; it comes back and asks again.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LongestSend { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a connection may say nothing between requests, or before the first. Default 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the head of a request may take. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LongestHead { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Bytes a second that a body must come with. Default 64 KiB: the greatest video takes less than three days so.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int LeastUploadRate { get; init; } = 1 << 16;

    /// <summary>How long a body may come more slowly. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan LongestLull { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long those who are being answered may go on when the server stops. Default 1.5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan LongestStop { get; init; } = TimeSpan.FromSeconds(1.5);
}
