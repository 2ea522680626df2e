using System.Text.Json.Serialization;
using Surgical.Cases.Chart.Effective;
using Surgical.Models.Contract;

namespace Surgical.Cases.Chart;

/// <summary>A case as lists and pages show it. What is not known yet is null.</summary>
/// <param name="Id">Sixteen hexadecimal digits.</param>
/// <param name="Name">As shown to people; taken from the uploaded file's name.</param>
/// <param name="IsSample">Shipped with the program, rendered and not filmed.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Error">Why it failed, in words.</param>
/// <param name="CreatedAt">When it was taken in.</param>
/// <param name="Width">Of the played video, pixels.</param>
/// <param name="Height">Of the played video, pixels.</param>
/// <param name="FramesPerSecond">Of the played video; null where it varies, and not known yet.</param>
/// <param name="Rate">Whether its frames come at a constant rate; the times of all are at /frames.</param>
/// <param name="DurationSeconds">Of the played video.</param>
/// <param name="AnalyzedSeconds">How far the reading has come, in the video's time.</param>
/// <param name="RemainingSeconds">Expected wait until it is complete; null unless it is being read.</param>
/// <param name="LastEvent">Number of the newest event, 0 before the first.</param>
/// <param name="FlagCount">
/// Spans of flags that nobody has settled: neighbouring key frames with the same flag are one.
/// </param>
/// <param name="KeyFrameCount">Key frames so far.</param>
/// <param name="Model">Which model read it.</param>
/// <param name="Drawing">Version of what is drawn over its pictures; belongs into the address of every overlay.</param>
/// <param name="Phases">As tracked so far; the best whole path once complete.</param>
/// <param name="EffectivePhases">What holds instead, since people have spoken of them; null where nobody has.</param>
/// <param name="Footage">What there was to see; null until it is read to its end.</param>
/// <param name="PlaysCopy">
/// Whether a copy is played, for browsers would not show the original as it was analysed; null until that is known.
/// </param>
/// <param name="SameFootageAs">
/// Cases of the same file, and of the same pictures in another container or coded anew; in order of arrival.
/// </param>
/// <param name="VideoFault">Why its video is neither played nor read any more; null for nearly all.</param>
public sealed record Case(
    string Id,
    string Name,
    bool IsSample,
    CaseState State,
    string? Error,
    DateTimeOffset CreatedAt,
    int? Width,
    int? Height,
    double? FramesPerSecond,
    FrameRate? Rate,
    double? DurationSeconds,
    double AnalyzedSeconds,
    double? RemainingSeconds,
    long LastEvent,
    int FlagCount,
    int KeyFrameCount,
    ModelIdentity? Model,
    string Drawing,
    IReadOnlyList<PhaseSpan> Phases,
    IReadOnlyList<EffectiveSpan>? EffectivePhases,
    CaseFootage? Footage,
    bool? PlaysCopy,
    IReadOnlyList<CaseLink> SameFootageAs,
    VideoFault? VideoFault);

/// <summary>How the frames of a video follow each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FrameRate>))]
public enum FrameRate
{
    /// <summary>Equally far apart.</summary>
    [JsonStringEnumMemberName("constant")]
    Constant,

    /// <summary>Each at a time of its own.</summary>
    [JsonStringEnumMemberName("varies")]
    Varies,
}

/// <summary>A case, by what people and programs know it.</summary>
/// <param name="Id">Sixteen hexadecimal digits.</param>
/// <param name="Name">As shown to people.</param>
public sealed record CaseLink(string Id, string Name);

/// <summary>Where a case stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>Others come first.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>The video is measured, and transcoded where a browser could not play it.</summary>
    [JsonStringEnumMemberName("preparing")]
    Preparing,

    /// <summary>Key frames are being read.</summary>
    [JsonStringEnumMemberName("analyzing")]
    Analyzing,

    /// <summary>Read to its end.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>It cannot be read.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Somebody stopped it. What was read is kept, and a retry goes on after it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>A stretch of one phase.</summary>
/// <param name="Phase">Id of domain.md; null where nothing is believed.</param>
/// <param name="StartSeconds">In the video.</param>
/// <param name="EndSeconds">In the video, exclusive.</param>
/// <param name="Confidence">Mean over the stretch, 0 to 1.</param>
public sealed record PhaseSpan(string? Phase, double StartSeconds, double EndSeconds, double Confidence);
