using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Scores;

namespace Surgical.Evaluation.Flare;

/// <summary>How sure a run was of the answers that were scored, and how long they took.</summary>
/// <param name="Classes">Of classification: only classes are right or wrong, a share of a box is neither.</param>
/// <param name="Seconds">Of each answer.</param>
internal sealed record RunAnswers(CalibrationSummary Classes, IReadOnlyList<double> Seconds)
{
    /// <returns>Null where the run that made the predictions is not known.</returns>
    public static RunAnswers? Of(FlareResults results)
    {
        if (results.Run is not { } run)
        {
            return null;
        }

        return new(
            CalibrationSummary.Of(
                [
                    .. from question in results.Questions
                       let score = question.Score as AnswerScore.Class
                       where score is not null
                       select (question.Case, run.Answers.GetValueOrDefault(question.Place)?.Confidence,
                           (bool?)(score.Value == 1)),
                ],
                results.Options.Seed),
            [
                .. from question in results.Questions
                   where run.Answers.ContainsKey(question.Place)
                   select run.Answers[question.Place].Seconds,
            ]);
    }
}
