using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Flare;

namespace Surgical.Evaluation.Report;

/// <summary>What people and programs get of an evaluation of FLARE answers.</summary>
public static class FlareReport
{
    /// <summary>The main figures as plain text.</summary>
    public static string Summary(FlareResults results) => FlareSummary.Of(results);

    /// <summary>
    /// Writes report.html, results.json, tasks.csv and questions.csv; files of that name are replaced.
    /// </summary>
    /// <param name="results">What was found.</param>
    /// <param name="folder">Made where it is missing.</param>
    /// <exception cref="IOException">There is no room; the older files are left as they are.</exception>
    public static void Write(FlareResults results, string folder) => ResultFiles.Write(
        folder,
        [
            ("results.json", FlareResultsJson.Of(results)),
            ("report.html", FlarePage.Of(results)),
            .. FlareTables.Of(results),
        ]);
}
