using System.Text.Json;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Results;

/// <summary>Writes what <c>report.json</c> holds.</summary>
internal static class AnalysisReport
{
    /// <summary>The state of a report that nothing is to be added to.</summary>
    public const string Finished = "complete";

    /// <summary>The state of a report of a recording of which too little could be read.</summary>
    private const string Failed = "failed";

    private static readonly JsonSerializerOptions Indented = new(AnalysisJson.Options) { WriteIndented = true };

    /// <summary>Of an analysis that begins.</summary>
    /// <param name="input">What it is of.</param>
    public static string Unfinished(CaseInput input) => Written(
        new(AnalysisFolder.Notice, "unfinished", Source(input, null), input.Model, input.Settings, null, null, null)
        {
            Parts = ReportedPart.Of(input.Parts, []),
            PartOrder = input.Parts?.Order,
        });

    /// <summary>Of an analysis that has ended.</summary>
    /// <param name="input">What it was of.</param>
    /// <param name="outcome">What the run did and found.</param>
    /// <param name="analyses">Of all key frames.</param>
    /// <param name="startedAt">When it began.</param>
    /// <param name="endedAt">When it was done.</param>
    public static string Ended(
        CaseInput input,
        CaseOutcome outcome,
        IReadOnlyList<KeyFrameAnalysis> analyses,
        DateTimeOffset startedAt,
        DateTimeOffset endedAt) => Written(
        new(
            AnalysisFolder.Notice,
            outcome.Failure is null ? Finished : Failed,
            Source(input, outcome.Duration),
            input.Model,
            input.Settings,
            outcome.Counts,
            FlagsOf(analyses),
            TimesOf(analyses, startedAt, endedAt),
            outcome.SeenShare,
            [.. outcome.Footage.Gaps.Select(ReportedGap.Of)],
            [.. outcome.Footage.Notes.Select(ReportedNote.Of)],
            outcome.Failure)
        {
            RefusedPictures = ReportedRefusal.Of(outcome.RefusedPictures),
            Parts = ReportedPart.Of(input.Parts, outcome.Footage.Parts),
            PartOrder = input.Parts?.Order,
        });

    private static string Written(ReportJson report) => JsonSerializer.Serialize(report, Indented);

    private static ReportedSource Source(CaseInput input, TimeSpan? duration) => new(
        input.CaseId,
        input.SourceSha256,
        input.Format.Width,
        input.Format.Height,
        input.Format.FramesPerSecond > 0 ? input.Format.FramesPerSecond : null,
        duration?.TotalSeconds);

    private static Dictionary<string, int> FlagsOf(IReadOnlyList<KeyFrameAnalysis> analyses) => analyses
        .SelectMany(analysis => analysis.Flags.Select(flag => Spelling.Of(flag.Code)).Distinct())
        .CountBy(code => code)
        .OrderBy(count => count.Key, StringComparer.Ordinal)
        .ToDictionary();

    private static ReportedTimes TimesOf(
        IReadOnlyList<KeyFrameAnalysis> analyses, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        var latencies = analyses.Select(analysis => analysis.LatencySeconds).Order().ToList();
        return new(
            startedAt,
            endedAt,
            (endedAt - startedAt).TotalSeconds,
            latencies.Count == 0 ? null : latencies[latencies.Count / 2]);
    }
}
