using System.Text.Encodings.Web;
using System.Text.Json;

namespace Surgical.Analyzer;

/// <summary>
/// How analyses are written as JSON, everywhere: camelCase keys, nulls kept, one line, text as it is.
/// </summary>
public static class AnalysisJson
{
    /// <summary>Shared and read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
