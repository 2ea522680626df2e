using System.Text.Json;
using Surgical.Analyzer;

namespace Surgical.Cases.Export;

/// <summary>JSON of exports: UTF-8, text as it is but for what JSON escapes.</summary>
internal static class ExportJson
{
    private static readonly JsonSerializerOptions Layout = new(AnalysisJson.Options) { WriteIndented = true };

    /// <summary>For people, camelCase.</summary>
    public static string Indented<T>(T value) => JsonSerializer.Serialize(value, Layout) + "\n";

    /// <summary>One object a line, camelCase.</summary>
    public static string Lines<T>(IEnumerable<T> rows) =>
        string.Concat(rows.Select(row => JsonSerializer.Serialize(row, AnalysisJson.Options) + "\n"));
}
