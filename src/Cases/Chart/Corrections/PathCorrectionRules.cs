using System.Globalization;
using Surgical.Analyzer.Phases;

namespace Surgical.Cases.Chart;

/// <summary>Whether the corrected phases of a case can be the truth of its video. Pure.</summary>
public static class PathCorrectionRules
{
    private const int MostSpans = 2_000;

    // Cataract-1K's own resolution.
    private const double LeastSeconds = 0.01;
    private static readonly string Idle = PhaseNames.Id(SurgicalPhase.Idle);

    /// <summary>What is wrong with it, in words; null where nothing is.</summary>
    /// <param name="said">The correction.</param>
    /// <param name="durationSeconds">Of the played video.</param>
    public static string? Objection(PathCorrection said, double durationSeconds) =>
        CorrectionText.NameObjection("by", said.By)
        ?? CorrectionText.CommentObjection(said.Comment)
        ?? Spans(said.Spans, durationSeconds)
        ?? Until(said, durationSeconds);

    private static string? Until(PathCorrection said, double durationSeconds)
    {
        var last = said.Spans[^1].EndSeconds;
        return said.UntilSeconds is not { } until || (until >= last && until <= durationSeconds)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Expected untilSeconds from the end of the last span at {last} s to the video's at "
                + $"{durationSeconds} s, got {until}.");
    }

    private static string? Spans(IReadOnlyList<CorrectedSpan?> spans, double durationSeconds)
    {
        if (spans.Count > MostSpans)
        {
            return $"Expected at most {MostSpans} spans, got {spans.Count}.";
        }

        var before = 0.0;
        foreach (var (number, span) in spans.Index())
        {
            if (Span(span, before, durationSeconds) is { } objection)
            {
                return $"Span {number + 1}: {objection}";
            }

            before = span!.EndSeconds;
        }

        return spans.Any(span => span!.Phase != Idle)
            ? null
            : "Expected at least one span of a phase other than idle, got none.";
    }

    private static string? Span(CorrectedSpan? span, double before, double durationSeconds)
    {
        if (span is null)
        {
            return "expected phase, startSeconds and endSeconds, got null.";
        }

        if (!PhaseIds.All.Contains(span.Phase))
        {
            return $"expected as phase {PhaseIds.Listed}, got '{PhaseIds.Short(span.Phase)}'.";
        }

        var (start, end) = (span.StartSeconds, span.EndSeconds);
        if (!(start >= before))
        {
            return Words($"expected a start from {before} s on, where the last one ends, got {start}.");
        }

        if (!(end - start >= LeastSeconds))
        {
            return Words($"expected an end at least {LeastSeconds} s after the start at {start}, got {end}.");
        }

        return end <= durationSeconds
            ? null
            : Words($"expected an end in the video of {durationSeconds} s, got {end}.");
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
