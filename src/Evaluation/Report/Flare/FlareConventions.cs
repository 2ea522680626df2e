using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>What the names of the figures mean, for whoever reads them.</summary>
internal static class FlareConventions
{
    private static readonly string[] Both =
    [
        "questions without an Answer are left out; a question has one prediction, of the same TaskType, "
            + "ImageName and Question, or of the same uid; of several with one uid the first",
        "questions_without_picture: their picture was missing or broken when the model was asked; missing_picture says "
            + "whether they are scored as an empty answer (empty) or not at all (left-out)",
        "green_score: 0 to 1, rule-based, in seven components, by the words of the lexicon that is named beside it; "
            + "not even a report that repeats the right one always reaches 1",
        "bleu_score: n-grams of 1 to 4 words, the precision of each report averaged over reports, no smoothing; "
            + "neither corpus BLEU nor sacreBLEU",
        "unparsed: replies of which the rules could read nothing; a dash where they take any text for an answer",
        "confidence95: 95 %, percentile bootstrap over pictures, or over the values of --case, of each task; a draw in "
            + "which the figure is not defined is left out of its interval",
    ];

    private static readonly string[] Flare26 =
    [
        "balanced_accuracy: the mean recall of the classes that are right answers; "
            + "whole answers are compared, in lower case",
        "f1_score of labels: the mean of the questions' F1; in lower case; none against none is 1",
        "f1_score of boxes: hits pooled over pictures; an overlap (IoU) of 0.5 or more, the largest first; labels must "
            + "agree where both boxes have one",
        "mean_absolute_error: in the unit of the answers, less is better; a reply without a number counts as 0",
    ];

    private static readonly string[] Flare25 =
    [
        "balanced_accuracy: the mean recall of the classes that are right answers; of a reply the first single letter "
            + "A to E counts, else its last word",
        "f1_score of labels: the mean of the questions' F1; case counts; "
            + "questions whose right answer is empty are left out",
        "f1_score of boxes: hits pooled over pictures; an overlap (IoU) above 0.5, in the order of the reply",
        "f1_score_at_03 of instances: the same above 0.3, under the right identity",
        "mean_absolute_error: in the unit of the answers, less is better; replies without a number are left out",
    ];

    /// <summary>Of a year's rules.</summary>
    public static IReadOnlyList<string> Of(FlareMode mode) =>
        [.. mode == FlareMode.Flare25 ? Flare25 : Flare26, .. Both];
}
