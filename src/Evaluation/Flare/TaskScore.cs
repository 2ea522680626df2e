using System.Text.Json.Nodes;
using Surgical.Evaluation.Flare.Boxes;
using Surgical.Evaluation.Flare.Reports;

namespace Surgical.Evaluation.Flare;

/// <summary>All figures of one task.</summary>
/// <param name="Task">Which.</param>
/// <param name="Samples">Questions scored.</param>
/// <param name="Unparsed">Model's answers that could not be read.</param>
/// <param name="Primary">Name of the figure that the challenge ranks by.</param>
/// <param name="Value">That figure.</param>
/// <param name="Metrics">All figures under the reference's names.</param>
/// <param name="Note">What to know beside them; null for nothing.</param>
internal sealed record TaskScore(
    FlareTask Task, int Samples, int Unparsed, string Primary, double Value, JsonObject Metrics, string? Note)
{
    private const string NotJudged =
        "the rule-based seven-component GREEN of FLARE25; FLARE26 ranks by the published GREEN, which a language model "
        + "judges, and the two cannot be compared";

    /// <param name="task">What was asked.</param>
    /// <param name="answers">At least one.</param>
    /// <param name="mode">Whose rules.</param>
    /// <param name="lexicon">For reports.</param>
    /// <exception cref="EvaluationException">A right answer cannot be read.</exception>
    public static TaskScore Of(
        FlareTask task, IReadOnlyList<FlareAnswer> answers, FlareMode mode, ReportLexicon lexicon) => task switch
        {
            FlareTask.Classification => Classification(answers, mode),
            FlareTask.MultiLabel => MultiLabel(answers, mode),
            FlareTask.Counting or FlareTask.Regression => Numeric(task, answers, mode),
            FlareTask.Report => Report(answers, mode, lexicon),
            FlareTask.InstanceDetection => Instances(answers),
            _ => mode == FlareMode.Flare25 ? Detection25(answers) : Detection26(answers),
        };

    private static TaskScore Classification(IReadOnlyList<FlareAnswer> answers, FlareMode mode)
    {
        var score = mode == FlareMode.Flare25
            ? ClassificationScore.Of(
                [.. answers.Select(answer => ClassAnswer.Parse25(answer.PredictionText))],
                [.. answers.Select(answer => answer.ReferenceText)],
                mode)
            : ClassificationScore.Of(
                [.. answers.Select(answer => NormalText.Of(answer.Prediction))],
                [.. answers.Select(answer => NormalText.Of(answer.Reference))],
                mode);
        return new(
            FlareTask.Classification,
            score.Samples,
            Unparsed: 0,
            "balanced_accuracy",
            score.BalancedAccuracy,
            FlareMetricsJson.Of(score, mode),
            score.Note);
    }

    private static TaskScore MultiLabel(IReadOnlyList<FlareAnswer> answers, FlareMode mode)
    {
        var score = mode == FlareMode.Flare25
            ? MultiLabelScore.Of(
                [.. answers.Select(answer => LabelAnswer.Parse25(answer.PredictionText))],
                [.. answers.Select(answer => LabelAnswer.Parse25(answer.ReferenceText))],
                mode)
            : MultiLabelScore.Of(
                [.. answers.Select(answer => LabelAnswer.Parse26(answer.Prediction))],
                [.. answers.Select(answer => LabelAnswer.Parse26(answer.Reference))],
                mode);
        return new(
            FlareTask.MultiLabel, score.Samples, Unparsed: 0, "f1_score", score.F1, FlareMetricsJson.Of(score), Note: null);
    }

    private static TaskScore Numeric(FlareTask task, IReadOnlyList<FlareAnswer> answers, FlareMode mode)
    {
        var isCount = task == FlareTask.Counting && mode == FlareMode.Flare25;
        Func<string, double?> parse25 = task == FlareTask.Counting ? CountAnswer.Parse25 : NumberAnswer.Parse25;
        var score = NumericScore.Of(
            [
                .. answers.Select(answer => mode == FlareMode.Flare25
                    ? parse25(answer.PredictionText)
                    : NumberAnswer.Parse26(answer.Prediction)),
            ],
            [.. answers.Select(answer => RightNumber(answer, isCount))],
            mode);
        return new(
            task,
            score.Samples,
            score.Unparsed,
            "mean_absolute_error",
            score.MeanAbsoluteError,
            FlareMetricsJson.Of(score),
            score.Unparsed == 0 ? null : $"unparsed answers {(mode == FlareMode.Flare25 ? "are left out" : "count as 0")}");
    }

    private static double RightNumber(FlareAnswer answer, bool isCount)
    {
        var number = NumberAnswer.Parse26(answer.Reference)
            ?? throw new EvaluationException($"{answer.Place}: expected a number as Answer, got '{answer.ReferenceText}'.");
        return isCount ? Math.Truncate(number) : number;
    }

    private static TaskScore Report(IReadOnlyList<FlareAnswer> answers, FlareMode mode, ReportLexicon lexicon)
    {
        var score = ReportScore.Of(
            [
                .. answers.Select(answer =>
                    mode == FlareMode.Flare25 ? ReplyText.Clean(answer.PredictionText).Trim() : answer.PredictionText),
            ],
            [.. answers.Select(answer => answer.ReferenceText)],
            lexicon);
        return new(
            FlareTask.Report,
            score.Samples,
            Unparsed: 0,
            "green_score",
            score.Overall.Mean,
            FlareMetricsJson.Of(score),
            NotJudged);
    }

    private static TaskScore Instances(IReadOnlyList<FlareAnswer> answers)
    {
        var score = InstanceScore.Of(
            [.. answers.Select(answer => BoxAnswer25.ParseInstances(answer.PredictionText))],
            [.. answers.Select(answer => BoxAnswer25.ParseInstances(answer.ReferenceText))]);
        return new(
            FlareTask.InstanceDetection,
            score.Samples,
            Unparsed: 0,
            "f1_score_at_03",
            score.At(0.3).F1,
            FlareMetricsJson.Of(score),
            InstanceScore.Note);
    }

    private static TaskScore Detection25(IReadOnlyList<FlareAnswer> answers)
    {
        var score = DetectionScore.Of2025(
            [.. answers.Select(answer => BoxAnswer25.Parse(answer.PredictionText))],
            [.. answers.Select(answer => BoxAnswer25.Parse(answer.ReferenceText))]);
        return Detection(score, FlareMetricsJson.Of2025(score));
    }

    private static TaskScore Detection26(IReadOnlyList<FlareAnswer> answers)
    {
        var score = DetectionScore.Of2026(
            [.. answers.Select(answer => BoxAnswer26.Parse(answer.Prediction))],
            [
                .. answers.Select(answer => BoxAnswer26.Parse(answer.Reference)
                    ?? throw new EvaluationException(
                        $"{answer.Place}: expected boxes as Answer, got '{answer.ReferenceText}'.")),
            ]);
        return Detection(score, FlareMetricsJson.Of(score));
    }

    private static TaskScore Detection(DetectionScore score, JsonObject metrics) => new(
        FlareTask.Detection,
        score.Samples,
        score.Unparsed,
        "f1_score",
        score.At(0.5).F1,
        metrics,
        score.Unparsed == 0 ? null : "unparsed answers count as no boxes");
}
