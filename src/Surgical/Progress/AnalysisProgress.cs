using System.Globalization;
using Spectre.Console;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reading;

namespace Surgical.Progress;

/// <summary>Shows on stderr how far an analysis is: a bar on a terminal, a line a key frame elsewhere.</summary>
internal static class AnalysisProgress
{
    /// <summary>Runs the work and shows every key frame that it passes on, and how long the rest will take.</summary>
    /// <param name="length">Of the video; null where it is not known.</param>
    /// <param name="estimate">Of this run; fed here.</param>
    /// <param name="work">Calls its argument after each key frame, in order.</param>
    public static async Task<CaseOutcome> ShowAsync(
        TimeSpan? length, CaseEstimate estimate, Func<Action<KeyFrameRecord>, Task<CaseOutcome>> work)
    {
        await Console.Error.WriteLineAsync($"surgical: {EstimateWords.Before(estimate)}");
        return await (Console.IsErrorRedirected
            ? LinesAsync(length, estimate, work)
            : BarAsync(length, estimate, work));
    }

    /// <summary>
    /// One key frame in a line: where, what, how sure, what deserves a second look, and how long the rest takes.
    /// </summary>
    internal static string Line(KeyFrameAnalysis analysis, TimeSpan? length, CaseEstimate estimate)
    {
        var of = length is { } end ? string.Create(CultureInfo.InvariantCulture, $" of {end.TotalSeconds:F1}") : "";
        var flags = string.Concat(analysis.Flags.Select(flag => $", {Spelling.Of(flag.Code)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{analysis.Seconds:F1}{of} s: {Spelling.Of(analysis.Status)}, "
            + $"{Phase(analysis)} {analysis.Confidence:F2}{flags}; ")
            + EstimateWords.Left(estimate);
    }

    private static Task<CaseOutcome> LinesAsync(
        TimeSpan? length, CaseEstimate estimate, Func<Action<KeyFrameRecord>, Task<CaseOutcome>> work)
    {
        var isFirst = true;
        return work(record =>
        {
            estimate.Observe(TimeSpan.FromSeconds(record.Analysis.Seconds), record.Spent);
            if (isFirst && record.Spent is { } spent)
            {
                isFirst = false;
                Console.Error.WriteLine($"surgical: {EstimateWords.First(spent, estimate)}");
            }

            Console.Error.WriteLine(Line(record.Analysis, length, estimate));
        });
    }

    private static Task<CaseOutcome> BarAsync(
        TimeSpan? length, CaseEstimate estimate, Func<Action<KeyFrameRecord>, Task<CaseOutcome>> work)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask("reading", maxValue: length?.TotalSeconds ?? 1);
                bar.IsIndeterminate = length is null;
                var outcome = await work(record =>
                {
                    var analysis = record.Analysis;
                    estimate.Observe(TimeSpan.FromSeconds(analysis.Seconds), record.Spent);
                    bar.Value = length is null ? 0 : analysis.Seconds;
                    bar.Description = Markup.Escape(
                        $"{analysis.Seconds:F0} s, {Phase(analysis)}, {EstimateWords.Left(estimate)}");
                });
                bar.Value = bar.MaxValue;
                return outcome;
            });
    }

    private static string Phase(KeyFrameAnalysis analysis) =>
        analysis.TrackedPhase is { } id && PhaseNames.TryParse(id, out var phase)
            ? PhaseNames.ShownName(phase)
            : "Unknown";
}
