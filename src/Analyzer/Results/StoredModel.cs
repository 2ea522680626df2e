using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Results;

/// <summary>The model that a report.json or run.json names.</summary>
public static class StoredModel
{
    /// <summary>Null where there is no such file, or it names none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelIdentity? In(string path)
    {
        try
        {
            return File.Exists(path)
                ? (JsonNode.Parse(File.ReadAllText(RegularFile.At(path))) as JsonObject)?["model"]?
                    .Deserialize<ModelIdentity>(AnalysisJson.Options)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
