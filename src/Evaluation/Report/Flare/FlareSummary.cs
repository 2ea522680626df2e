using System.Globalization;
using System.Text;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Scores;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>What somebody wants to see at the end of an evaluation, as plain text.</summary>
internal static class FlareSummary
{
    /// <summary>The main figures as plain text.</summary>
    public static string Of(FlareResults results)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Rules: {results.ModeName}. ")
            .Append(
                CultureInfo.InvariantCulture,
                $"Questions without an answer, left out: {results.Counts.WithoutAnswer}\n")
            .Append(results.Counts.NotAsked > 0
                ? $"Questions that the model was not asked, left out: {results.Counts.NotAsked}\n"
                : "")
            .Append(results.Pictures is { Count: > 0 } pictures
                ? $"Questions whose picture is missing or broken, {LackingWords.Of(pictures)}: {pictures.Count}\n"
                : "")
            .Append(results.Counts.Unused > 0 ? $"Predictions of no question, left out: {results.Counts.Unused}\n" : "")
            .Append(
                CultureInfo.InvariantCulture,
                $"Questions on cases that the public cataract checkpoint was trained on: "
                + $"{results.Counts.TrainedOn}\n\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"{"Task",-20}{"figure",-22}{"value",10}{"samples",10}{"unparsed",10}   95 %\n");
        foreach (var task in results.Tasks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{task.Task,-20}{task.Primary,-22}{task.Value,10:0.0000}")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{task.Samples,10}{task.Unparsed?.ToString(CultureInfo.InvariantCulture) ?? "-",10}   "
                    + $"{Text(results.IntervalOf(task))}\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"95 %: bootstrap over {results.CaseNames}, {Confidence.Draws} draws, seed {results.Options.Seed}\n");
        foreach (var task in results.Tasks.Where(task => task.Note is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"{task.Task}: {task.Note}\n");
        }

        return text.ToString();
    }

    private static string Text(TaskInterval task) => double.IsNaN(task.Interval.Low)
        ? "none"
        : string.Create(
            CultureInfo.InvariantCulture, $"{task.Interval.Low:0.0000} to {task.Interval.High:0.0000} of {task.Cases}");
}
