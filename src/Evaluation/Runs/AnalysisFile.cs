using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Phases;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs;

/// <summary>Reads what `surgical analyze` left beside a phases.csv: report.json and analysis.jsonl.</summary>
internal static class AnalysisFile
{
    private const string ReportName = "report.json";
    private const string LinesName = "analysis.jsonl";

    private static readonly JsonSerializerOptions Strict = new(AnalysisJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private const string Failed = "failed";

    /// <summary>Whether too little of the recording could be read that a file of predicted phases is of.</summary>
    /// <exception cref="EvaluationException">The analysis cannot be read.</exception>
    public static bool HasFailed(string phases)
    {
        var report = Path.Combine(new FileInfo(phases).DirectoryName!, ReportName);
        if (!File.Exists(report))
        {
            return false;
        }

        using var document = JsonFile.Read(report);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("state", out var state)
            && state.ValueEquals(Failed);
    }

    /// <summary>The analysis that a file of predicted phases belongs to.</summary>
    /// <returns>Null where no report.json lies beside the file.</returns>
    /// <exception cref="EvaluationException">The analysis cannot be read.</exception>
    public static AnalysisRun? Beside(string phases)
    {
        var folder = new FileInfo(phases).DirectoryName!;
        var report = Path.Combine(folder, ReportName);
        if (!File.Exists(report))
        {
            return null;
        }

        using var document = JsonFile.Read(report);
        try
        {
            var head = document.Deserialize<Head>(Strict)
                ?? throw new EvaluationException($"{report}: expected the report of an analysis, got null.");
            return new(
                head.Source.Name,
                head.Source.Sha256,
                head.Model,
                head.Settings.Clone(),
                KeyFramesOf(Path.Combine(folder, LinesName)));
        }
        catch (JsonException unreadable)
        {
            throw new EvaluationException($"{report}: expected the report of an analysis. {unreadable.Message}");
        }
    }

    private static KeyFrameAnalysis[] KeyFramesOf(string path)
    {
        var lines = File.ReadAllText(DataFile.Existing(path)).Split('\n');
        return [.. lines[..^1].Select((line, place) => Parse(line, $"{path}, line {place + 1}"))];
    }

    private static KeyFrameAnalysis Parse(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<KeyFrameAnalysis>(line, Strict)
                ?? throw new EvaluationException($"{place}: expected the analysis of a key frame, got null.");
        }
        catch (JsonException unreadable)
        {
            throw new EvaluationException($"{place}: expected the analysis of a key frame. {unreadable.Message}");
        }
    }

    private sealed record Head(HeadSource Source, ModelIdentity Model, JsonElement Settings);

    private sealed record HeadSource(string Name, string? Sha256);
}
