using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Processing;

namespace Surgical.Models.Files.Identity;

/// <summary>
/// SHA-256 over everything in a manifest that decides an answer: what is not named here counts, so that a setting that
/// a manifest learns is covered without being listed.
/// </summary>
internal static class ManifestDigest
{
    // What the model is called, where it lies, and in what numbers it is kept; and the digests themselves.
    private static readonly string[] LeftOut =
    [
        .. new[]
        {
            nameof(ModelManifest.Version), nameof(ModelManifest.Name), nameof(ModelManifest.Digest),
            nameof(ModelManifest.BaseDigest), nameof(ModelManifest.Adapters), nameof(ModelManifest.Format),
            nameof(ModelManifest.Files), nameof(ModelManifest.Sources), nameof(ModelManifest.Tensors),
        }.Select(JsonNamingPolicy.CamelCase.ConvertName),
    ];

    private static readonly string Processing =
        JsonNamingPolicy.CamelCase.ConvertName(nameof(ModelManifest.Processing));

    private static readonly string Notes = JsonNamingPolicy.CamelCase.ConvertName(nameof(ModelProcessing.Notes));

    /// <returns>64 digits, lower case.</returns>
    public static string Of(ModelManifest manifest)
    {
        var decides = JsonSerializer.SerializeToNode(manifest, ManifestJson.Default.ModelManifest)!.AsObject();
        foreach (var name in LeftOut)
        {
            decides.Remove(name);
        }

        // Files that say what Gemma does anyway make no other model, and neither do words about them.
        decides[Processing]!.AsObject().Remove(Notes);
        if (manifest.Processing.IsGemmas)
        {
            decides.Remove(Processing);
        }

        if (manifest.Adapters.Count > 0)
        {
            decides["adapters"] = new JsonArray([.. manifest.Adapters.Select(adapter => (JsonNode)adapter.Digest)]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Sorted(decides))));
    }

    // Neither the order in which a record lists its members nor a member that says nothing makes another model.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
