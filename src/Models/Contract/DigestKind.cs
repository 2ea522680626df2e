using System.Text.Json.Serialization;

namespace Surgical.Models.Contract;

/// <summary>What the digest of a model stands for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestKind>))]
public enum DigestKind
{
    /// <summary>Everything that decides an answer, every number of the weights too: it was read here.</summary>
    [JsonStringEnumMemberName("content")]
    Content,

    /// <summary>What a server says of a model that nobody here can read.</summary>
    [JsonStringEnumMemberName("server-word")]
    ServerWord,
}
