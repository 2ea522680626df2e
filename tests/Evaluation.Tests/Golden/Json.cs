using System.Text.Json;
using System.Text.Json.Nodes;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>Between reference files and the product's types.</summary>
internal static class Json
{
    /// <summary>NaN and the infinities as the files write them.</summary>
    public static JsonNode? Number(double? value) => value switch
    {
        null => null,
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        { } number => number,
    };

    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(value => Number(value))];

    public static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];

    /// <summary>An array of the same length, each item from the expected one.</summary>
    public static JsonArray Each(JsonElement array, Func<JsonElement, JsonNode?> actual) =>
        [.. array.EnumerateArray().Select(actual)];

    /// <summary>"expected" with what the product says to one case.</summary>
    public static JsonObject Case(JsonObject expected) => new() { ["expected"] = expected };

    public static IReadOnlyList<string> Strings(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
