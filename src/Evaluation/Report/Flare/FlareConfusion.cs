using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>Which class was taken for which.</summary>
internal static class FlareConfusion
{
    // More do not fit a page; what is left is one class of its own.
    private const int MostClasses = 20;
    private const string Others = "any other";

    /// <summary>Nothing where no question asks for a class.</summary>
    public static IEnumerable<Section> Of(FlareResults results)
    {
        AnswerScore.Class[] answers =
            [.. results.Questions.Select(question => question.Score).OfType<AnswerScore.Class>()];
        if (answers.Length == 0)
        {
            return [];
        }

        var known = answers.CountBy(answer => answer.Truth)
            .OrderByDescending(label => label.Value)
            .Take(MostClasses)
            .Select(label => label.Key)
            .Order(StringComparer.Ordinal)
            .ToArray();
        string[] labels = [.. known, Others];
        var counts = labels.Select(_ => new int[labels.Length]).ToArray();
        foreach (var answer in answers)
        {
            counts[Place(answer.Truth)][Place(answer.Said)]++;
        }

        int Place(string label) => Array.IndexOf(known, label) is var place and >= 0 ? place : known.Length;
        PhaseLook[] looks = [.. labels.Select(label => new PhaseLook(Shown(label), Shown(label), ""))];
        return
        [
            new(
                "confusion",
                "Classification: confusion matrix",
                Tag(
                    "p",
                    $"Rows: right. Columns: said. {Say.Count(answers.Length, "question")}; classes that are never "
                    + $"right, and all beyond the {MostClasses} most frequent, are “{Others}”, where the colour says "
                    + "nothing. In small print: the share of the row."),
                ConfusionMatrix.Of("Confusion matrix of classes", looks, looks, counts)),
        ];
    }

    private static string Shown(string label) => label.Length == 0 ? "(empty)" : label;
}
