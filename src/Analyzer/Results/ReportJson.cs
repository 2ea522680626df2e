using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Results;

/// <summary>report.json: what was read, by whom, how, and how it went. Every key is always present.</summary>
/// <param name="Notice">What the reader must know before anything else.</param>
/// <param name="State">unfinished, complete, or failed: too little could be read.</param>
/// <param name="Source">The video.</param>
/// <param name="Model">Who was asked, and what it knows only.</param>
/// <param name="Settings">How the case was read.</param>
/// <param name="Counts">Where the frames went; null while unfinished.</param>
/// <param name="Flags">Code to number of key frames that carry it; null while unfinished.</param>
/// <param name="Times">Null while unfinished.</param>
/// <param name="SeenShare">
/// Share of the recording in which a picture was there, could be judged and was answered; null while unfinished.
/// </param>
/// <param name="Gaps">Where nothing could be seen; null while unfinished.</param>
/// <param name="Notes">What else was noticed of the footage; null while unfinished.</param>
/// <param name="Failure">Why it has failed; null where it has not.</param>
internal sealed record ReportJson(
    string Notice,
    string State,
    ReportedSource Source,
    ModelIdentity Model,
    CaseRunOptions Settings,
    CaseCounts? Counts,
    IReadOnlyDictionary<string, int>? Flags,
    ReportedTimes? Times,
    double? SeenShare = null,
    IReadOnlyList<ReportedGap>? Gaps = null,
    IReadOnlyList<ReportedNote>? Notes = null,
    string? Failure = null)
{
    /// <summary>Pictures of a folder that could not be read; null while unfinished, and none of a video.</summary>
    public IReadOnlyList<ReportedRefusal>? RefusedPictures { get; init; }

    /// <summary>The files of a recording that came in several, in order; null for one that came in one.</summary>
    public IReadOnlyList<ReportedPart>? Parts { get; init; }

    /// <summary>By what these are in order; null likewise.</summary>
    public PartOrder? PartOrder { get; init; }
}

/// <summary>The video of a report.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Sha256">Of its content; null where it was followed and has not come to rest.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FramesPerSecond">Null where it varies.</param>
/// <param name="DurationSeconds">Null while unfinished.</param>
internal sealed record ReportedSource(
    string Name, string? Sha256, int Width, int Height, double? FramesPerSecond, double? DurationSeconds);

/// <summary>The times of the run that finished the case.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC.</param>
/// <param name="Seconds">From start to end.</param>
/// <param name="MedianLatencySeconds">Capture to publication, over all key frames; null where there are none.</param>
internal sealed record ReportedTimes(
    DateTimeOffset StartedAt, DateTimeOffset EndedAt, double Seconds, double? MedianLatencySeconds);
