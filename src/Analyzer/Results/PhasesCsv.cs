using System.Globalization;
using CsvHelper;
using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Results;

/// <summary>phases.csv: a path through the phases in the columns and the spelling of Cataract-1K.</summary>
public static class PhasesCsv
{
    private static readonly string[] Columns = ["caseId", "comment", "frame", "endFrame", "sec", "endSec"];

    private static readonly CsvWriterOptions Layout = new() { NewLine = "\n" };

    /// <summary>One row a span, half-open. As in Cataract-1K idle is what no row covers; unknown is a row.</summary>
    /// <param name="caseId">Name of the case.</param>
    /// <param name="path">Spans in order.</param>
    /// <param name="frames">Which frame is shown when.</param>
    public static string Of(string caseId, IReadOnlyList<PhaseSpan> path, FrameNumbers frames)
    {
        using var text = new StringWriter();
        using (var writer = CsvWriter.Create(text, Layout))
        {
            writer.WriteRecord(Columns);
            foreach (var span in path.Where(span => span.Phase != SurgicalPhase.Idle))
            {
                writer.WriteRecord(
                    caseId,
                    span.Phase is { } phase ? PhaseNames.Cataract1KName(phase) : "Unknown",
                    Frame(frames.From(span.Start)),
                    Frame(frames.From(span.End)),
                    Seconds(span.Start.TotalSeconds),
                    Seconds(span.End.TotalSeconds));
            }
        }

        return text.ToString();
    }

    private static string Frame(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double time) => time.ToString("0.0##", CultureInfo.InvariantCulture);
}
