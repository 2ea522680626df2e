using System.Text.Json.Nodes;

namespace Surgical.Evaluation.Figures;

/// <summary>A calibration with what it rests on.</summary>
/// <param name="Calibration">Of the answers that have a confidence and can be judged.</param>
/// <param name="Interval">95 % of its expected error, over cases.</param>
/// <param name="Cases">With such answers.</param>
/// <param name="All">Answers, with those that have no confidence or cannot be judged.</param>
internal sealed record CalibrationSummary(Calibration Calibration, Confidence Interval, int Cases, int All)
{
    /// <param name="answers">Whose they are, their confidence, 0 to 1, and whether they are right; null where unknown.</param>
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

    /// <summary>A part of "calibration" of results.json; null of no answer.</summary>
    public JsonObject? Describe() => Calibration.Samples == 0 ? null : new()
    {
        ["answers"] = Calibration.Samples,
        ["cases"] = Cases,
        ["left_out"] = All - Calibration.Samples,
        ["accuracy"] = Calibration.Accuracy,
        ["expected_calibration_error"] = Calibration.ExpectedError,
        ["expected_calibration_error_confidence95"] = Interval.Describe(),
        ["bins"] = new JsonArray([.. Calibration.Bins.Select(Describe)]),
    };

    /// <summary>Mean confidence and accuracy of no answer are absent.</summary>
    private static JsonObject Describe(CalibrationBin bin)
    {
        var described = new JsonObject { ["low"] = bin.Low, ["high"] = bin.High, ["answers"] = bin.Samples };
        if (bin.Samples > 0)
        {
            described["confidence"] = bin.Confidence;
            described["accuracy"] = bin.Accuracy;
        }

        return described;
    }
}
