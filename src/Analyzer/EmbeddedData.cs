using System.Text.Json;

namespace Surgical.Analyzer;

/// <summary>Data files that are shipped inside the assembly.</summary>
internal static class EmbeddedData
{
    /// <summary>Reads a JSON file; its "about" is for the people who edit it.</summary>
    /// <param name="name">As the project file names it: "safety-words.json".</param>
    public static T Read<T>(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Expected {name} inside the assembly.");
        return JsonSerializer.Deserialize<T>(stream, AnalysisJson.Options)
            ?? throw new InvalidOperationException($"Expected an object in {name}, got null.");
    }
}
