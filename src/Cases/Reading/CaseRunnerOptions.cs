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
}
