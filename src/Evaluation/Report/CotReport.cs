using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Replies;

namespace Surgical.Evaluation.Report;

/// <summary>What people and programs get of how well reference replies were foretold.</summary>
public static class CotReport
{
    /// <summary>The main figures as plain text.</summary>
    public static string Summary(CotResults results) => CotSummary.Of(results);

    /// <summary>Writes report.html and results.json; files of that name are replaced.</summary>
    /// <param name="results">What was found.</param>
    /// <param name="folder">Made where it is missing.</param>
    /// <exception cref="IOException">There is no room; the older files are left as they are.</exception>
    public static void Write(CotResults results, string folder) => ResultFiles.Write(
        folder, [("results.json", CotResultsJson.Of(results)), ("report.html", CotPage.Of(results))]);
}
