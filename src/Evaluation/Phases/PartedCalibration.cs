using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Phases;

/// <summary>Whether a confidence can be believed, everywhere and apart where phases change.</summary>
/// <param name="All">Every key frame.</param>
/// <param name="AtBoundaries">Those within ten seconds of an annotated boundary, where even annotators differ.</param>
/// <param name="Inside">The others: there it ought to be right.</param>
internal sealed record PartedCalibration(
    CalibrationSummary All, CalibrationSummary AtBoundaries, CalibrationSummary Inside)
{
    /// <param name="frames">Whose they are, and what can be judged.</param>
    /// <param name="answer">Confidence, 0 to 1, and whether it was right; null where unknown.</param>
    /// <param name="seed">The same seed gives the same intervals.</param>
    public static PartedCalibration Of(
        IReadOnlyCollection<(string Id, JudgedFrame Frame)> frames,
        Func<JudgedFrame, (double? Confidence, bool? IsRight)> answer,
        int seed)
    {
        return new(Part(_ => true), Part(frame => frame.IsAtBoundary), Part(frame => !frame.IsAtBoundary));

        CalibrationSummary Part(Func<JudgedFrame, bool> belongs) => CalibrationSummary.Of(
            [
                .. from one in frames
                   where belongs(one.Frame)
                   let said = answer(one.Frame)
                   select (one.Id, said.Confidence, said.IsRight),
            ],
            seed);
    }
}
