using System.Text.Json;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Results;
using Surgical.Cases.Chart;
using Surgical.DataSets;
using Surgical.DataSets.Training;

namespace Surgical.Cases.Export;

/// <summary>Corrected phases of whole cases as Cataract-1K has them, and beside them what the model said.</summary>
public static class PathExport
{
    /// <summary>Its name on the command line.</summary>
    public const string Format = "cataract-1k";

    private const string Truth = "annotations";
    private const string Said = "analyses";

    /// <summary>Writes the folder's content.</summary>
    /// <param name="export">What of.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What was written, in words.</returns>
    /// <exception cref="DataSetException">There is nothing to write.</exception>
    public static async Task<string> WriteAsync(CaseExport export, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, int>();
        var analyses = 0;
        foreach (var from in export.Cases)
        {
            if (from.Corrections.Path is not { Correction.Spans: var spans })
            {
                export.LeftOut.Add("cases without corrected phases");
                continue;
            }

            if (from.Corrections.Path.Correction.UntilSeconds < from.Video.DurationSeconds)
            {
                export.LeftOut.Add("cases of which not all phases are marked yet");
                continue;
            }

            items[from.Entry.Id] = spans.Count;
            WriteTruth(export, from, spans);
            if (from is { Path: { } path, Model: not null })
            {
                analyses++;
                await WriteAnalysisAsync(export, from, path, cancellationToken);
            }
            else
            {
                export.LeftOut.Add("analyses of cases that are not read to their end");
            }
        }

        if (items.Count == 0)
        {
            throw new DataSetException("Expected cases with corrected phases, found none.");
        }

        export.WriteRecord(Format, items);
        return $"{Truth}, phases as corrected (cases: {items.Count}), "
            + $"and {Said}, as the model read them (cases: {analyses})";
    }

    private static void WriteTruth(CaseExport export, ExportedCase from, IReadOnlyList<CorrectedSpan> spans)
    {
        // In Cataract-1K seconds are frame numbers over the rate.
        var grid = FrameGrid.Of(export.Data, from);
        var rows = spans
            .Select(span => Span(
                span.Phase, grid.Nearest(span.StartSeconds), grid.Nearest(span.EndSeconds), confidence: 1))
            .Where(row => row.Start < row.End)
            .ToList();
        export.LeftOut.Add("corrected phases shorter than a frame", spans.Count - rows.Count);
        string[] place = [Truth, from.Name, $"{from.Name}_annotations_phases.csv"];
        export.Folder.Write(Csv(export, from, rows), place);
        TrainingFiles.RequirePhases(
            export.Folder.Place(place), rows.Count(row => row.Phase is not SurgicalPhase.Idle));
    }

    /// <summary>The files of surgical analyze, from what the store holds of it.</summary>
    private static async Task WriteAnalysisAsync(
        CaseExport export, ExportedCase from, IReadOnlyList<Chart.PhaseSpan> path, CancellationToken cancellationToken)
    {
        export.Folder.Write(
            Csv(
                export,
                from,
                path.Select(span => Span(span.Phase, span.StartSeconds, span.EndSeconds, span.Confidence))),
            Said, from.Name, "phases.csv");
        export.Folder.Write(
            ExportJson.Lines(from.KeyFrames.Select(keyFrame => keyFrame.Analysis)), Said, from.Name, "analysis.jsonl");
        var asked = (await export.Store.AnswersAsync(from.Entry.Id, cancellationToken)).Values.FirstOrDefault();
        export.Folder.Write(
            ExportJson.Indented(new
            {
                AnalysisFolder.Notice,
                State = "complete",
                Source = new
                {
                    from.Name,
                    Sha256 = from.Entry.OriginalSha256,
                    from.Video.Width,
                    from.Video.Height,
                    from.Video.FramesPerSecond,
                    from.Video.DurationSeconds,
                },
                from.Model,
                Settings = JsonSerializer.Deserialize<JsonElement>(asked?.Parameters ?? "{}"),
            }),
            Said, from.Name, "report.json");
    }

    private static string Csv(CaseExport export, ExportedCase from, IEnumerable<Analyzer.Phases.PhaseSpan> spans) =>
        PhasesCsv.Of(from.Entry.Id, [.. spans], FrameGrid.Of(export.Data, from).Numbers);

    private static Analyzer.Phases.PhaseSpan Span(string? phase, double start, double end, double confidence) => new(
        phase is not null && PhaseNames.TryParse(phase, out var known) ? known : null,
        TimeSpan.FromSeconds(start),
        TimeSpan.FromSeconds(end),
        confidence);
}
