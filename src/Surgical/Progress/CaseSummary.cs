using System.Globalization;
using System.Text;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Results;

namespace Surgical.Progress;

/// <summary>What somebody wants to see at the end of an analysis, as plain text. Pure.</summary>
internal static class CaseSummary
{
    /// <summary>More moments than this of one flag would push the rest off the screen.</summary>
    private const int MomentsShown = 8;

    /// <param name="input">What was analysed.</param>
    /// <param name="outcome">What the run did and found.</param>
    /// <param name="analyses">Every key frame.</param>
    /// <param name="folder">Where the files are.</param>
    public static string Of(
        CaseInput input, CaseOutcome outcome, IReadOnlyList<KeyFrameAnalysis> analyses, string folder)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{input.CaseId}: {Clock(outcome.Duration)}, ")
            .Append(CultureInfo.InvariantCulture, $"{analyses.Count} key frames\n")
            .Append(CultureInfo.InvariantCulture, $"Model: {input.Model.Name}{Limits(input)}\n\n")
            .Append(Row("Phase", "from", "to", "seconds", "confidence"));
        foreach (var span in outcome.BestPath)
        {
            text.Append(Row(
                span.Phase is { } phase ? PhaseNames.ShownName(phase) : "Unknown",
                Clock(span.Start),
                Clock(span.End),
                Number(span.End - span.Start),
                span.Confidence.ToString("F2", CultureInfo.InvariantCulture)));
        }

        var counts = outcome.Counts;
        return text.Append(Flags(analyses))
            .Append(Footage(outcome))
            .Append('\n')
            .Append(CultureInfo.InvariantCulture, $"Frames: {counts.Read} read, {counts.Skipped} skipped, ")
            .Append(CultureInfo.InvariantCulture, $"{counts.Dropped} dropped, {counts.Asked} asked about, ")
            .Append(CultureInfo.InvariantCulture, $"{counts.Gated} not judgeable\n")
            .Append(CultureInfo.InvariantCulture, $"Written to {folder}: analysis.jsonl, phases.csv, report.json\n")
            .Append(AnalysisFolder.Notice)
            .Append('\n')
            .ToString();
    }

    private static string Limits(CaseInput input) => input.Model.KnowsOnly is { } limits
        ? $"; it knows {limits}. Its words mean nothing on real footage."
        : "";

    private static string Footage(CaseOutcome outcome)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"\nSeen: {outcome.SeenShare * 100:F0} % of ")
            .Append(CultureInfo.InvariantCulture, $"{WhatWasRead(outcome)}\n");
        foreach (var gap in outcome.Footage.Gaps.Take(MomentsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"Not seen {Clock(gap.From)} to {Clock(gap.To)}: {gap.Reason}\n");
        }

        text.Append(More(outcome.Footage.Gaps.Count));
        foreach (var note in outcome.Footage.Notes.Take(MomentsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"At {Clock(note.At)}: {note.Text}\n");
        }

        return text.Append(More(outcome.Footage.Notes.Count)).ToString();
    }

    private static string More(int count) => count > MomentsShown
        ? string.Create(CultureInfo.InvariantCulture, $"... and {count - MomentsShown} more: report.json\n")
        : "";

    private static string WhatWasRead(CaseOutcome outcome) => outcome.BrokeOff is null
        ? "the recording"
        : $"what was read until it broke off at {Clock(outcome.Duration)}";

    private static string Flags(IReadOnlyList<KeyFrameAnalysis> analyses)
    {
        var text = new StringBuilder();
        var byCode = analyses
            .SelectMany(
                analysis => analysis.Flags, (analysis, flag) => (Code: Spelling.Of(flag.Code), analysis.Seconds))
            .Distinct()
            .GroupBy(flag => flag.Code, flag => flag.Seconds)
            .OrderBy(flag => flag.Key, StringComparer.Ordinal);
        foreach (var flag in byCode)
        {
            var moments = flag.Take(MomentsShown).Select(seconds => Clock(TimeSpan.FromSeconds(seconds)));
            var more = flag.Count() > MomentsShown ? " ..." : "";
            text.Append(CultureInfo.InvariantCulture, $"{flag.Key,-26} {flag.Count(),5}  ")
                .Append(CultureInfo.InvariantCulture, $"{string.Join(' ', moments)}{more}\n");
        }

        return text.Length == 0 ? "" : $"\nFlag                 key frames  at\n{text}";
    }

    private static string Row(string phase, string from, string to, string seconds, string confidence) =>
        $"{phase,-26} {from,8} {to,8} {seconds,8} {confidence,11}\n";

    private static string Number(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);

    private static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.TotalSeconds % 60:00.0}");
}
