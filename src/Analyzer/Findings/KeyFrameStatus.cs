using System.Text.Json.Serialization;

namespace Surgical.Analyzer.Findings;

/// <summary>What became of a key frame.</summary>
[JsonConverter(typeof(SpeltEnum<KeyFrameStatus>))]
public enum KeyFrameStatus
{
    /// <summary>The model answered in the form we asked for.</summary>
    [JsonStringEnumMemberName("read")]
    Read,

    /// <summary>The model was asked for nothing but how probable each phase's name is.</summary>
    [JsonStringEnumMemberName("scored")]
    Scored,

    /// <summary>The model answered, but not in a form we can stand behind.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,

    /// <summary>The model did not answer in time.</summary>
    [JsonStringEnumMemberName("timed-out")]
    TimedOut,

    /// <summary>A gate closed: the frame cannot be judged.</summary>
    [JsonStringEnumMemberName("not-asked")]
    NotAsked,

    /// <summary>Somebody had what was read erased.</summary>
    [JsonStringEnumMemberName("erased")]
    Erased,
}
