using System.Text.Json.Nodes;

namespace Surgical.Tests.Commands;

/// <summary>What older versions left: the digest that they gave, and nothing of what it stood for.</summary>
internal static class OlderDigest
{
    // Of the embedded model: over the names, sizes and headers of its files.
    private const string OfEmbedded = "b6121fa729ecf9cacbb4ededd5973ee1f8cf79fa33d010f2e341714f7fc46cdc";

    /// <summary>Makes a report.json or run.json as an older version wrote it.</summary>
    public static void Put(string path)
    {
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        var model = json["model"]!.AsObject();
        model["digest"] = OfEmbedded;
        if (!model.Remove("digestKind"))
        {
            throw new InvalidOperationException($"{path}: expected a digest that says what it stands for.");
        }

        File.WriteAllText(path, json.ToJsonString());
    }
}
