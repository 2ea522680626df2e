using System.Text.Json.Nodes;

namespace Surgical.Evaluation.Figures;

/// <summary>Numbers in results.json: what is not finite is a text, "NaN" or "Infinity".</summary>
internal static class JsonFigure
{
    public static JsonNode Of(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        _ => value,
    };

    public static JsonArray Of(IReadOnlyList<double> values) => [.. values.Select(Of)];
}
