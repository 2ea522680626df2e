using System.Text.Json.Serialization;

namespace Surgical.Cases.Chart.Moments;

/// <summary>A mark that a person set. Never changed: an edit is a new event with the whole new content.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">Seconds in the video, 0 or more.</param>
/// <param name="To">Seconds in the video, not before <paramref name="From"/>; the same for a single frame.</param>
/// <param name="By">A short name, as the person gave it; null once it is erased.</param>
/// <param name="Index">Frame number of a key frame that it is about; null for none.</param>
/// <param name="Severity">Of a flag or bookmark; null for others.</param>
/// <param name="Text">In words; null where a flag or bookmark has none, and once it is erased.</param>
/// <param name="AnswersTo">Id of the moment that a comment answers; null where it answers none.</param>
public sealed record Moment(
    MomentKind Kind,
    double From,
    double To,
    string? By,
    long? Index = null,
    MomentSeverity? Severity = null,
    string? Text = null,
    string? AnswersTo = null)
{
    /// <summary>The same without what a person said: its kind and its place in the video stay.</summary>
    public Moment Erased() => this with { By = null, Severity = null, Text = null };
}

/// <summary>What a moment is. Programs that read them leave alone what they do not know: more may come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MomentKind>))]
public enum MomentKind
{
    /// <summary>Something that deserves a second look; the system's own are flags, too.</summary>
    [JsonStringEnumMemberName("flag")]
    Flag,

    /// <summary>A place to be found again.</summary>
    [JsonStringEnumMemberName("bookmark")]
    Bookmark,

    /// <summary>Words about a place, or an answer to another moment.</summary>
    [JsonStringEnumMemberName("comment")]
    Comment,

    /// <summary>Something that somebody wants to know.</summary>
    [JsonStringEnumMemberName("question")]
    Question,

    /// <summary>A correction that counts; written as one, and only shown among the moments.</summary>
    [JsonStringEnumMemberName("correction")]
    Correction,
}

/// <summary>How grave it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MomentSeverity>))]
public enum MomentSeverity
{
    /// <summary>Worth knowing.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>Something may be wrong.</summary>
    [JsonStringEnumMemberName("caution")]
    Caution,

    /// <summary>The patient may be in danger.</summary>
    [JsonStringEnumMemberName("safety")]
    Safety,
}
