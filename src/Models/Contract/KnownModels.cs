using System.Text.Json;

namespace Surgical.Models.Contract;

/// <summary>What is known about the limits of certain models, from known-models.json.</summary>
internal static class KnownModels
{
    private static readonly Dictionary<string, string> Limits = Read();

    /// <summary>What a model knows only, in words for people; null for a model without a known limit.</summary>
    /// <param name="baseDigest">Of the snapshot: an adapter of a few megabytes does not lift its base's limit.</param>
    public static string? WhatItKnows(string baseDigest) => Limits.GetValueOrDefault(baseDigest);

    private static Dictionary<string, string> Read()
    {
        using var json = typeof(KnownModels).Assembly.GetManifestResourceStream("known-models.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
    }
}
