using System.Text.Json.Serialization;
using Surgical.Analyzer.Findings;

namespace Surgical.Cases.Chart.Effective;

/// <summary>A flag with what a person has made of it.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Reason">In words, for people.</param>
/// <param name="State">Whether anybody has settled it, and how.</param>
/// <param name="By">Who; null while it is open.</param>
public sealed record EffectiveFlag(FlagCode Code, string Reason, FlagState State, string? By);

/// <summary>Whether a flag is settled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FlagState>))]
public enum FlagState
{
    /// <summary>Nobody has looked at it.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>A person says that it is right.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>By what a person says it is wrong.</summary>
    [JsonStringEnumMemberName("dismissed")]
    Dismissed,
}
