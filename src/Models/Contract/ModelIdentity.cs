using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Surgical.Models.Files;

namespace Surgical.Models.Contract;

/// <summary>Which model gave an answer.</summary>
/// <param name="Name">Folder or repository name, those of its adapters, and how its numbers were rounded where they
/// were, as shown to people.</param>
/// <param name="Digest">SHA-256 (hex) over what decides its answers: every number of the weights, configuration,
/// tokenizer, template, processing and adapters, and how its numbers were rounded where they were.</param>
/// <param name="KnowsOnly">
/// What the model was trained on where that limits it ("rendered scenes only"); null otherwise.
/// </param>
public sealed record ModelIdentity(string Name, string Digest, string? KnowsOnly)
{
    /// <summary>
    /// What the digest stands for; null in what older versions stored, whose digests did not see the weights.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DigestKind? DigestKind { get; init; }

    /// <summary>What a person must know of the digest beside its digits; empty for nothing.</summary>
    [JsonIgnore]
    public string DigestRemark => DigestKind switch
    {
        Contract.DigestKind.ServerWord => " (names a server's word, not weights)",
        _ => string.Empty,
    };

    /// <summary>
    /// Of a model on this machine. Rounded, it answers otherwise, and is another model than in float32.
    /// </summary>
    internal static ModelIdentity Of(ModelManifest manifest)
    {
        var isExact = manifest.Format is ModelFormat.F32;
        return new(
            isExact ? manifest.FullName : $"{manifest.FullName} in {manifest.Format}",
            isExact ? manifest.Digest : Digested($"{manifest.Digest}\0{manifest.Format}"),
            KnownModels.WhatItKnows(manifest.Content.Weights))
        {
            DigestKind = Contract.DigestKind.Content,
        };
    }

    /// <summary>Whether what an older version stored may be of this model: it has the same name, and its digest cannot
    /// tell.</summary>
    /// <param name="stored">With an answer; null where there is none.</param>
    public bool MayBe(ModelIdentity? stored) =>
        stored is { DigestKind: null } && DigestKind is not null && stored.Name == Name && stored.Digest != Digest;

    private static string Digested(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
