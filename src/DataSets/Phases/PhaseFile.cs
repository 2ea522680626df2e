using Surgical.Analyzer.Phases;
using Surgical.DataSets.Files;

namespace Surgical.DataSets.Phases;

/// <summary>
/// The phases of one case, from a CSV file in the columns of Cataract-1K; what no row covers is idle.
/// </summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Key">What the case is called; truth and prediction of a case have the same.</param>
/// <param name="CaseId">The caseId of its rows; empty where there is none.</param>
/// <param name="Rows">In order, not overlapping.</param>
/// <param name="Remarks">What was dropped, for the reader of the results.</param>
public sealed record PhaseFile(
    string Path, string Key, string CaseId, IReadOnlyList<PhaseRow> Rows, IReadOnlyList<string> Remarks)
{
    private const string Suffix = "_annotations_phases";
    private const string RunName = "phases.csv";
    private const string Unknown = "Unknown";

    // A day: beyond it the times are frames or milliseconds.
    private const double LongestVideo = 86_400;

    // Seconds are rounded to a hundredth, frames to whole ones.
    private const double SecondsOff = 0.02;
    private const double FramesOff = 2;

    private static readonly string[] Needed = ["comment", "sec", "endSec"];

    /// <summary>When the last row ends, in seconds; 0 without rows.</summary>
    public double End => Rows.Count == 0 ? 0 : Rows[^1].End;

    /// <summary>
    /// The phase at a time in seconds, from 0 on; null where the row says Unknown, idle where there is no row.
    /// </summary>
    public SurgicalPhase? At(double seconds)
    {
        foreach (var row in Rows.Where(row => row.Start <= seconds && seconds < row.End))
        {
            return row.Phase;
        }

        return SurgicalPhase.Idle;
    }

    /// <summary>
    /// The stem without "_annotations_phases", or the folder's name of a file that is called phases.csv.
    /// </summary>
    public static string KeyOf(string path)
    {
        if (System.IO.Path.GetFileName(path) == RunName)
        {
            return new FileInfo(path).Directory!.Name;
        }

        var stem = System.IO.Path.GetFileNameWithoutExtension(path);
        return stem.EndsWith(Suffix, StringComparison.Ordinal) ? stem[..^Suffix.Length] : stem;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="role">A prediction may say "Unknown"; a truth holds at least one phase.</param>
    /// <returns>Null when the file has other columns.</returns>
    /// <exception cref="DataSetException">The rows cannot be scored.</exception>
    public static PhaseFile? Read(string path, PhaseRole role)
    {
        if (CsvTable.Read(path, Needed) is not { } table)
        {
            return null;
        }

        RequirePhaseNames(table, role);
        var remarks = new List<string>();
        var rows = new List<PhaseRow>();
        foreach (var line in table.Lines)
        {
            var row = new PhaseRow(Phase(line["comment"]), line.Number("sec"), line.Number("endSec"));
            RequireOrder(line, rows.Count > 0 ? rows[^1] : null, row);
            if (row.Start == row.End)
            {
                remarks.Add($"{line.Place}: {line["comment"]} at {line["sec"]} s has no length and is left out");
                continue;
            }

            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            remarks.Add(role == PhaseRole.Predicted
                ? $"{path}: no row, so idle throughout"
                : throw new DataSetException($"{path}: expected at least one phase, found none."));
        }

        RequireOneRate(table);
        return new(path, KeyOf(path), CaseIdOf(table), rows, remarks);
    }

    private static SurgicalPhase? Phase(string name) => PhaseNames.TryParse(name, out var phase) ? phase : null;

    private static void RequirePhaseNames(CsvTable table, PhaseRole role)
    {
        string[] strange =
        [
            .. table.Lines.Select(line => line["comment"])
                .Distinct()
                .Where(name => Phase(name) is null)
                .Where(name => role == PhaseRole.Truth || !name.Equals(Unknown, StringComparison.OrdinalIgnoreCase))
                .Select(name => $"'{name}' (nearest: {NearestName.Of(name)})"),
        ];
        if (strange.Length > 0)
        {
            throw new DataSetException(
                $"{table.Path}: expected names of phases, got {string.Join(", ", strange)}.");
        }
    }

    private static void RequireOrder(CsvLine line, PhaseRow? before, PhaseRow row)
    {
        if (row.Start < 0 || row.End < row.Start)
        {
            throw new DataSetException(
                $"{line.Place}: expected an end after a start from 0 s on, got {line["sec"]} to {line["endSec"]}.");
        }

        if (row.End > LongestVideo)
        {
            throw new DataSetException(
                $"{line.Place}: expected seconds, {LongestVideo} at most, got {line["endSec"]}.");
        }

        if (before is { } previous && row.Start < previous.Start)
        {
            throw new DataSetException(
                $"{line.Place}: expected rows in the order of time, got {line["sec"]} after one that starts at "
                + $"{Text(previous.Start)}.");
        }

        if (before is { } earlier && row.Start < earlier.End)
        {
            throw new DataSetException(
                $"{line.Place}: expected rows that do not overlap, got {line["sec"]} before the end of the last, "
                + $"{Text(earlier.End)}.");
        }
    }

    /// <summary>Frames and seconds of all rows must tell of one rate; scored are the seconds.</summary>
    private static void RequireOneRate(CsvTable table)
    {
        if (!table.Columns.Contains("endFrame") || table.Lines.Count == 0)
        {
            return;
        }

        var last = table.Lines[^1];
        var rate = last.Number("endFrame") / last.Number("endSec");
        foreach (var line in table.Lines)
        {
            var (frame, seconds) = (line.Number("endFrame"), line.Number("endSec"));
            if (Math.Abs(frame - (seconds * rate)) > FramesOff + (SecondsOff * rate))
            {
                throw new DataSetException(
                    $"{line.Place}: expected one frame rate, {Text(rate)} a second as in the last row, got frame "
                    + $"{line["endFrame"]} at {line["endSec"]} s.");
            }
        }
    }

    private static string CaseIdOf(CsvTable table)
    {
        if (!table.Columns.Contains("caseId"))
        {
            return "";
        }

        var cases = table.Lines.Select(line => line["caseId"]).Distinct().ToArray();
        return cases.Length <= 1
            ? cases.FirstOrDefault("")
            : throw new DataSetException(
                $"{table.Path}: expected the rows of one case, got those of {string.Join(", ", cases)}.");
    }

    private static string Text(double number) => FormattableString.Invariant($"{number:0.###}");
}

/// <summary>What a file of phases is for.</summary>
public enum PhaseRole
{
    /// <summary>What happened.</summary>
    Truth,

    /// <summary>What a model said.</summary>
    Predicted,
}
