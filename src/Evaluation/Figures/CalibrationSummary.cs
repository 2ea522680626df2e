namespace Surgical.Evaluation.Figures;

/// <summary>A calibration with what it rests on.</summary>
/// <param name="Calibration">Of the answers that have a confidence and can be judged.</param>
/// <param name="Interval">95 % of its expected error, over cases.</param>
/// <param name="Cases">With such answers.</param>
/// <param name="All">Answers, with those that have no confidence or cannot be judged.</param>
internal sealed record CalibrationSummary(Calibration Calibration, Confidence Interval, int Cases, int All)
{
    /// <param name="answers">
    /// Whose they are, their confidence, 0 to 1, and whether they are right; null where unknown.
    /// </param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static CalibrationSummary Of(
        IReadOnlyCollection<(string Case, double? Confidence, bool? IsRight)> answers, int seed)
    {
        Calibration[] cases =
        [
            .. from answer in answers
               where answer is { Confidence: not null, IsRight: not null }
               group (answer.Confidence!.Value, answer.IsRight!.Value) by answer.Case into one
               select Calibration.Of(one),
        ];
        return new(
            Calibration.Sum(cases),
            Confidence.Of(cases, drawn => [Calibration.Sum(drawn).ExpectedError], seed)[0],
            cases.Length,
            answers.Count);
    }
}
