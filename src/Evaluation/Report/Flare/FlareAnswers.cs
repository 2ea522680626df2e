using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>How sure a run was of its answers, and how long they took.</summary>
internal static class FlareAnswers
{
    public static IEnumerable<Section> Of(FlareResults results) => results.Answers is { } answers
        ? [Calibrated(answers, results.CaseNames), Timed(answers)]
        :
        [
            new(
                "calibration",
                "Confidence and time",
                Tag(
                    "p",
                    "No run of these questions (run.json, answers.jsonl) lies beside the predictions, so that neither "
                        + "confidences nor times are known.")),
        ];

    private static Section Calibrated(RunAnswers answers, string cases) => new(
        "calibration",
        "Confidence against accuracy",
        Tag(
            "p",
            "Of classification, whose answers are right or wrong. Confidence: the geometric mean of the probabilities "
            + "of the answer's tokens. ECE is the mean gap between it and the share that is right (Guo et al., ICML "
            + $"2017; ten bins of equal width); its interval is drawn over {cases}."),
        CalibrationFigure.Of("Classification", answers.Classes, "answer"));

    private static Section Timed(RunAnswers answers) => new(
        "latency",
        "Time to an answer",
        answers.Seconds.Count == 0
            ? Tag("p", "No answer of the run belongs to a question that was scored.")
            : Tag("p", "From the picture's file to the end of the reply, on the machine of the run."),
        answers.Seconds.Count == 0 ? null : LatencyFigure.Of(answers.Seconds, "answer"));
}
