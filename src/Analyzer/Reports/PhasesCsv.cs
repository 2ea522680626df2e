using System.Globalization;
using System.Text;
using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Reports;

/// <summary>phases.csv: a path through the phases in the columns and the spelling of Cataract-1K.</summary>
public static class PhasesCsv
{
    private const string Header = "caseId,comment,frame,endFrame,sec,endSec";

    /// <summary>One row a span, half-open. As in Cataract-1K idle is what no row covers; unknown is a row.</summary>
    /// <param name="caseId">Name of the case.</param>
    /// <param name="path">Spans in order.</param>
    /// <param name="framesPerSecond">Mean rate; frame numbers are seconds times this.</param>
    public static string Of(string caseId, IReadOnlyList<PhaseSpan> path, double framesPerSecond)
    {
        var rows = new StringBuilder(Header).Append('\n');
        foreach (var span in path.Where(span => span.Phase != SurgicalPhase.Idle))
        {
            var comment = span.Phase is { } phase ? PhaseNames.Cataract1KName(phase) : "Unknown";
            var (start, end) = (span.Start.TotalSeconds, span.End.TotalSeconds);
            rows.Append(CultureInfo.InvariantCulture, $"{Quoted(caseId)},{comment},")
                .Append(CultureInfo.InvariantCulture, $"{Math.Round(start * framesPerSecond)},")
                .Append(CultureInfo.InvariantCulture, $"{Math.Round(end * framesPerSecond)},")
                .Append(CultureInfo.InvariantCulture, $"{start:0.0##},{end:0.0##}\n");
        }

        return rows.ToString();
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
