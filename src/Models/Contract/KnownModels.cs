using System.Text.Json;

namespace Surgical.Models.Contract;

/// <summary>What is known about the limits of certain models, from known-models.json.</summary>
internal static class KnownModels
{
    private static readonly Dictionary<string, string> Limits = Read();

    /// <summary>What a model knows only, in words for people; null for a model without a known limit.</summary>
    /// <param name="weights">Digest of the snapshot's numbers alone: neither an adapter of a few megabytes nor another
    /// processing file lifts a limit.</param>
    public static string? WhatItKnows(string weights) => Limits.GetValueOrDefault(weights);

    private static Dictionary<string, string> Read()
    {
        using var json = typeof(KnownModels).Assembly.GetManifestResourceStream("known-models.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
    }
}
