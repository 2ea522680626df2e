using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Surgical.DataSets.Files;

/// <summary>JSON files that people open too: indented, and with their letters as they are.</summary>
public static class ReadableJson
{
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole file, its last line ended.</summary>
    public static string Of(JsonNode document) => document.ToJsonString(Layout) + "\n";
}
