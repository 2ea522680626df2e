namespace Surgical.Evaluation.Flare.Reports;

/// <summary>A report beside its reference.</summary>
/// <param name="Generated">As it is scored.</param>
/// <param name="Reference">The right one.</param>
/// <param name="Green">What the one is worth against the other.</param>
internal sealed record ReportAnswer(string Generated, string Reference, GreenScore Green)
{
    public static ReportAnswer Of(string generated, string reference, ReportLexicon lexicon) =>
        new(generated, reference, GreenScore.Of(generated, reference, lexicon));
}
