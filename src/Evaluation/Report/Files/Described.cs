using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Report.Files;

/// <summary>What several kinds of results.json hold in the same words.</summary>
internal static class Described
{
    /// <summary>Who was asked.</summary>
    public static JsonObject Of(ModelIdentity model)
    {
        JsonObject described = new() { ["name"] = model.Name, ["digest"] = model.Digest };
        if (model.DigestKind is { } kind)
        {
            described["digestKind"] = JsonSerializer.SerializeToNode(kind);
        }

        return described;
    }

    /// <summary>Texts, one an item.</summary>
    public static JsonArray Of(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
