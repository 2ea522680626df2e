using Surgical.Evaluation.Corrections;
using Surgical.Evaluation.Report.Corrections;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Phases;

namespace Surgical.Evaluation.Report;

/// <summary>What people and programs get of votes that were held against instructors.</summary>
public static class CorrectionReport
{
    /// <summary>The main figures as plain text.</summary>
    public static string Summary(CorrectionResults results) => CorrectionWords.Summary(results);

    /// <summary>Writes report.html, results.json and confusion.csv; files of that name are replaced.</summary>
    /// <param name="results">What was found.</param>
    /// <param name="folder">Made where it is missing.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be used.</exception>
    public static void Write(CorrectionResults results, string folder) => ResultFiles.Write(
        folder,
        [
            ("results.json", CorrectionResultsJson.Of(results)),
            ("report.html", CorrectionPage.Of(results)),
            ("confusion.csv", PhaseTables.ConfusionTable(results.Confusion)),
        ]);
}
