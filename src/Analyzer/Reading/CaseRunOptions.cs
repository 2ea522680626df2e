using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Surgical.Analyzer.Profiles;
using Surgical.Capture;

namespace Surgical.Analyzer.Reading;

/// <summary>How a case is read. Two runs over one video with equal options and one model say the same.</summary>
public sealed record CaseRunOptions
{
    /// <summary>Which frames become key frames.</summary>
    public KeyFrameSamplerOptions Sampler { get; init; } = new();

    /// <summary>Which key frames are not worth a question.</summary>
    public FrameGateOptions Gate { get; init; } = new();

    /// <summary>What is asked about each of the others.</summary>
    public PromptProfile Prompt { get; init; } = PromptProfile.Cataract;

    /// <summary>Where the votes for the phase come from. Default the replies.</summary>
    public VoteSource Votes { get; init; } = VoteSource.Reply;

    /// <summary>
    /// A question that takes longer counts as timed out. Default 30 minutes: 512 tokens of a 4-billion-parameter
    /// model on two cores come in well under it, so that only what hangs is given up.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Key frames of a recorded video that may wait for the model; capture pauses beyond. A live one keeps one.
    /// </summary>
    [Range(1, 64)]
    public int QueueCapacity { get; init; } = 4;
}

/// <summary>Where the votes for the phase come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoteSource>))]
public enum VoteSource
{
    /// <summary>The model answers in full, and its words name a phase or none.</summary>
    [JsonStringEnumMemberName("reply")]
    Reply,

    /// <summary>
    /// The model says nothing; the names of all phases are scored. Faster, and without guidance or hazards.
    /// </summary>
    [JsonStringEnumMemberName("scores")]
    Scores,
}
