using System.Security.Cryptography;
using System.Text;
using Surgical.Models.Files;

namespace Surgical.Models.Contract;

/// <summary>Which model gave an answer.</summary>
/// <param name="Name">Folder or repository name, those of its adapters, and how its numbers were rounded where they
/// were, as shown to people.</param>
/// <param name="Digest">SHA-256 (hex) over configuration, file names, sizes and safetensors headers (medgemma.md 7.4),
/// over all of an adapter, and over how its numbers were rounded where they were.</param>
/// <param name="KnowsOnly">
/// What the model was trained on where that limits it ("rendered scenes only"); null otherwise.
/// </param>
public sealed record ModelIdentity(string Name, string Digest, string? KnowsOnly)
{
    /// <summary>
    /// Of a model on this machine. Rounded, it answers otherwise, and is another model than in float32.
    /// </summary>
    internal static ModelIdentity Of(ModelManifest manifest)
    {
        var isExact = manifest.Format is ModelFormat.F32;
        return new(
            isExact ? manifest.FullName : $"{manifest.FullName} in {manifest.Format}",
            isExact ? manifest.Digest : Digested($"{manifest.Digest}\0{manifest.Format}"),
            KnownModels.WhatItKnows(manifest.BaseDigest));
    }

    private static string Digested(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
