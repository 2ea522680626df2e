using Surgical.Evaluation.Data;
using Surgical.Evaluation.Flare;
using static Surgical.Evaluation.Report.Html;

namespace Surgical.Evaluation.Report;

/// <summary>How sure a run was of its answers, and how long they took.</summary>
internal static class FlareAnswers
{
    public static IEnumerable<Section> Of(FlareResults results)
    {
        if (results.Run is not { } run)
        {
            return
            [
                new(
                    "calibration",
                    "Confidence and time",
                    Tag("p", "No answers.jsonl lies beside the predictions, so that neither confidences nor times are known.")),
            ];
        }

        (ScoredQuestion Question, TimedAnswer Answer)[] answers =
        [
            .. from question in results.Questions
               where run.Answers.ContainsKey(question.Place)
               select (question, run.Answers[question.Place]),
        ];
        return
        [
            Calibrated(answers),
            new(
                "latency",
                "Time to an answer",
                answers.Length == 0
                    ? Tag("p", "No answer of the run belongs to a question that was scored.")
                    : LatencyFigure.Of(answers.Select(answer => answer.Answer.Seconds), "answer")),
        ];
    }

    /// <summary>Only classes are right or wrong; a share of a box is neither.</summary>
    private static Section Calibrated((ScoredQuestion Question, TimedAnswer Answer)[] answers)
    {
        var classes = answers.Where(answer => answer.Question.Task == FlareTask.Classification).ToArray();
        (double Confidence, bool IsRight)[] sure =
        [
            .. from answer in classes
               where answer.Answer.Confidence is not null
               select (answer.Answer.Confidence!.Value, answer.Question.Score.Value == 1),
        ];
        var interval = Confidence.Of(sure, drawn => [Calibration.Of(drawn.ToArray()).ExpectedError], FlareResults.Seed)[0];
        return new(
            "calibration",
            "Confidence against accuracy",
            Tag(
                "p",
                "Of classification, whose answers are right or wrong. Confidence: the mean probability of the answer's tokens. ECE is "
                + "the mean gap between it and the share that is right (Guo et al., ICML 2017; ten bins)."),
            CalibrationFigure.Of("Classification", Calibration.Of(sure), interval, "answer", classes.Length));
    }
}
