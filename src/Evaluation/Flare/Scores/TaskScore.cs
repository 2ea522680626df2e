using System.Text.Json.Nodes;
using Surgical.Evaluation.Flare.Boxes;
using Surgical.Evaluation.Flare.Reports;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>All figures of one task.</summary>
/// <param name="Task">Which.</param>
/// <param name="Samples">Questions scored.</param>
/// <param name="Unparsed">
/// Model's answers that could not be read; null where the rules take any text for an answer.
/// </param>
/// <param name="Primary">Name of the figure that the challenge ranks by.</param>
/// <param name="Value">That figure.</param>
/// <param name="Metrics">All figures under the reference's names.</param>
/// <param name="Note">What to know beside them; null for nothing.</param>
internal sealed record TaskScore(
    FlareTask Task, int Samples, int? Unparsed, string Primary, double Value, JsonObject Metrics, string? Note)
{
    private const string NotJudged =
        "the rule-based seven-component GREEN of FLARE25; FLARE26 ranks by the published GREEN, which a language model "
        + "judges, and the two cannot be compared";

    /// <param name="task">What was asked.</param>
    /// <param name="answers">At least one; all of this task and this year.</param>
    /// <param name="mode">Whose rules.</param>
    /// <param name="lexicon">For reports.</param>
    public static TaskScore Of(
        FlareTask task, IReadOnlyList<AnswerScore> answers, FlareMode mode, ReportLexicon lexicon) => task switch
        {
            FlareTask.Classification => Classification([.. answers.Cast<AnswerScore.Class>()], mode),
            FlareTask.MultiLabel => MultiLabel([.. answers.Cast<AnswerScore.Labels>()], mode),
            FlareTask.Counting or FlareTask.Regression => Numeric(task, [.. answers.Cast<AnswerScore.Number>()], mode),
            FlareTask.Report =>
                Report([.. answers.Cast<AnswerScore.Report>().Select(answer => answer.Answer)], lexicon),
            FlareTask.InstanceDetection =>
                Instances([.. answers.Cast<AnswerScore.Instances>().Select(answer => answer.Score)]),
            _ => Detection([.. answers.Cast<AnswerScore.Boxes>().Select(answer => answer.Score)], mode),
        };

    private static TaskScore Classification(AnswerScore.Class[] answers, FlareMode mode)
    {
        var score = ClassificationScore.Of(
            [.. answers.Select(answer => answer.Said)], [.. answers.Select(answer => answer.Truth)], mode);
        return new(
            FlareTask.Classification,
            score.Samples,
            Unparsed: null,
            "balanced_accuracy",
            score.BalancedAccuracy,
            FlareMetricsJson.Of(score, mode),
            score.Note);
    }

    private static TaskScore MultiLabel(AnswerScore.Labels[] answers, FlareMode mode)
    {
        var score = MultiLabelScore.Of(
            [.. answers.Select(answer => answer.Said)], [.. answers.Select(answer => answer.Right)], mode);
        return new(
            FlareTask.MultiLabel, score.Samples, Unparsed: null, "f1_score", score.F1, FlareMetricsJson.Of(score),
            Note: null);
    }

    private static TaskScore Numeric(FlareTask task, AnswerScore.Number[] answers, FlareMode mode)
    {
        var score = NumericScore.Of(
            [.. answers.Select(answer => answer.Said)], [.. answers.Select(answer => answer.Right)], mode);
        return new(
            task,
            score.Samples,
            score.Unparsed,
            "mean_absolute_error",
            score.MeanAbsoluteError,
            FlareMetricsJson.Of(score),
            score.Unparsed == 0
                ? null
                : $"unparsed answers {(mode == FlareMode.Flare25 ? "are left out" : "count as 0")}");
    }

    private static TaskScore Report(ReportAnswer[] answers, ReportLexicon lexicon)
    {
        var score = ReportScore.Of(answers, lexicon);
        return new(
            FlareTask.Report,
            score.Samples,
            Unparsed: null,
            "green_score",
            score.Overall.Mean,
            FlareMetricsJson.Of(score),
            NotJudged);
    }

    private static TaskScore Instances(InstanceScore[] pictures)
    {
        var score = InstanceScore.Sum(pictures);
        return new(
            FlareTask.InstanceDetection,
            score.Samples,
            Unparsed: null,
            "f1_score_at_03",
            score.At(0.3).F1,
            FlareMetricsJson.Of(score),
            InstanceScore.Note);
    }

    private static TaskScore Detection(DetectionScore[] pictures, FlareMode mode)
    {
        var score = DetectionScore.Sum(pictures);
        return new(
            FlareTask.Detection,
            score.Samples,
            score.Unparsed,
            "f1_score",
            score.At(0.5).F1,
            mode == FlareMode.Flare25 ? FlareMetricsJson.Of2025(score) : FlareMetricsJson.Of(score),
            score.Unparsed > 0 ? "unparsed answers count as no boxes" : null);
    }
}
