using System.ComponentModel.DataAnnotations;

namespace Surgical.Cases.Reading;

/// <summary>How the cases that were taken in are run.</summary>
public sealed record CaseRunnerOptions
{
    /// <summary>
    /// Cases that are prepared or read side by side; their key frames share the runs of a model that can answer several
    /// questions at once. Default 2.
    /// </summary>
    [Range(1, 16)]
    public int AtOnce { get; init; } = 2;

    /// <summary>
    /// How long a case that is told to stop is waited for. Its children end at once, a model after the run that it is
    /// in. Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LongestStop { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Between looks at the disk while cases wait for room on it. Default 15 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan BetweenLooks { get; init; } = TimeSpan.FromSeconds(15);
}
