using System.Text.Json;
using Surgical.Analyzer;

namespace Surgical.DataSets.Files;

/// <summary>JSON of data sets as we write it: text as it is but for what JSON escapes.</summary>
internal static class DataSetJson
{
    private static readonly JsonSerializerOptions Snake =
        new(AnalysisJson.Options) { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly JsonSerializerOptions SnakeLine = new(Snake) { WriteIndented = false };

    /// <summary>For people, snake_case, as COCO has it.</summary>
    public static string IndentedSnake<T>(T value) => JsonSerializer.Serialize(value, Snake) + "\n";

    /// <summary>One object a line, snake_case.</summary>
    public static string LinesSnake<T>(IEnumerable<T> rows) =>
        string.Concat(rows.Select(row => JsonSerializer.Serialize(row, SnakeLine) + "\n"));

    /// <summary>One object a line, camelCase.</summary>
    public static string Lines<T>(IEnumerable<T> rows) =>
        string.Concat(rows.Select(row => JsonSerializer.Serialize(row, AnalysisJson.Options) + "\n"));
}
