using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Phases;
using Surgical.Evaluation.Report.Phases.Worst;

namespace Surgical.Evaluation.Report;

/// <summary>What people and programs get of an evaluation of phases.</summary>
public static class PhaseReport
{
    /// <summary>The main figures as plain text.</summary>
    public static string Summary(PhaseResults results) => PhaseSummary.Of(results);

    /// <summary>
    /// Writes report.html, one page for people, results.json, videos.csv, per-phase.csv and confusion.csv; files of
    /// that name are replaced.
    /// </summary>
    /// <param name="results">What was found.</param>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="cancellationToken">Stops looking for videos and pictures; nothing is written then.</param>
    /// <exception cref="IOException">There is no room; the older files are left as they are.</exception>
    public static async Task WriteAsync(PhaseResults results, string folder, CancellationToken cancellationToken)
    {
        var page = PhasePage.Of(results, await WorstCases.OfAsync(results, cancellationToken));
        ResultFiles.Write(
            folder,
            [("results.json", PhaseResultsJson.Of(results)), ("report.html", page), .. PhaseTables.Of(results)]);
    }
}
