using System.Globalization;
using Spectre.Console;
using Surgical.Analyzer;
using Surgical.Analyzer.Phases;

namespace Surgical.Dashboard.Commands;

/// <summary>Shows on stderr how far an analysis is: a bar on a terminal, a line a key frame elsewhere.</summary>
internal static class AnalysisProgress
{
    /// <summary>Runs the work and shows every key frame that it passes on.</summary>
    /// <param name="length">Of the video; null where it is not known.</param>
    /// <param name="work">Calls its argument after each key frame, in order.</param>
    public static Task<CaseReport> ShowAsync(TimeSpan? length, Func<Action<KeyFrameAnalysis>, Task<CaseReport>> work) =>
        Console.IsErrorRedirected
            ? work(analysis => Console.Error.WriteLine(Line(analysis, length)))
            : BarAsync(length, work);

    /// <summary>One key frame in a line: where, what, how sure, and what deserves a second look.</summary>
    internal static string Line(KeyFrameAnalysis analysis, TimeSpan? length)
    {
        var of = length is { } end ? string.Create(CultureInfo.InvariantCulture, $" of {end.TotalSeconds:F1}") : "";
        var flags = string.Concat(analysis.Flags.Select(flag => $", {flag.Code}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{analysis.Seconds:F1}{of} s: {analysis.Status}, {Phase(analysis)} {analysis.Confidence:F2}{flags}");
    }

    private static Task<CaseReport> BarAsync(TimeSpan? length, Func<Action<KeyFrameAnalysis>, Task<CaseReport>> work)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask("reading", maxValue: length?.TotalSeconds ?? 1);
                bar.IsIndeterminate = length is null;
                var report = await work(analysis =>
                {
                    bar.Value = length is null ? 0 : analysis.Seconds;
                    bar.Description = Markup.Escape($"{analysis.Seconds:F0} s, {Phase(analysis)}");
                });
                bar.Value = bar.MaxValue;
                return report;
            });
    }

    private static string Phase(KeyFrameAnalysis analysis) =>
        analysis.TrackedPhase is { } id && PhaseNames.TryParse(id, out var phase) ? PhaseNames.ShownName(phase) : "Unknown";
}
