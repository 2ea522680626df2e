using System.Text.Json.Serialization;

namespace Surgical.Cases.Chart.Moments;

/// <summary>Whether anybody still has to do something about a moment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MomentState>))]
public enum MomentState
{
    /// <summary>Nobody has settled it.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Somebody has seen it, and has not judged it.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>It is dealt with.</summary>
    [JsonStringEnumMemberName("settled")]
    Settled,

    /// <summary>Its author has taken it back.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>What a person has made of a moment. The newest one counts.</summary>
/// <param name="State">From now on.</param>
/// <param name="By">A short name, as the person gave it; null once it is erased.</param>
public sealed record MomentSettlement(MomentState State, string? By)
{
    /// <summary>The same without what names a person.</summary>
    public MomentSettlement Erased() => this with { By = null };
}
