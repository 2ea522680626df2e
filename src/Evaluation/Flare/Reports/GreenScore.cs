namespace Surgical.Evaluation.Flare.Reports;

/// <summary>One report against its reference in FLARE25's seven rule-based components, each 0 to 1.</summary>
/// <remarks>
/// utils/metrics.py at 52ca4de95b. It is not the published GREEN, which a language model judges, and the two cannot be
/// compared. A copy of a report that has words of time scores 0.9 in <see cref="Temporal"/>, and one without any
/// finding of the lexicon scores 0 in <see cref="Significance"/>: the reference has it so.
/// </remarks>
/// <param name="Entities">Findings with their negation, severity, uncertainty and size; 30 %.</param>
/// <param name="Locations">Places and sides; 20 %.</param>
/// <param name="Negation">Negation and uncertainty of shared findings; 15 %.</param>
/// <param name="Temporal">Words of time; 10 %.</param>
/// <param name="Measurement">Sizes; 10 %.</param>
/// <param name="Significance">Findings under the same term, the grave ones first; 10 %.</param>
/// <param name="Structure">Headings and length; 5 %.</param>
/// <param name="SeverityCorrelation">Beside the score: correlation of severities, 0 to 1.</param>
/// <param name="ReferenceMentions">Mentions of findings in the reference.</param>
/// <param name="GeneratedMentions">Mentions of findings in the report.</param>
/// <param name="Missed">Findings of the reference that the report does not name.</param>
/// <param name="Extra">Findings of the report that the reference does not name.</param>
/// <param name="SharedTypes">Findings that both name.</param>
internal sealed record GreenScore(
    double Entities,
    double Locations,
    double Negation,
    double Temporal,
    double Measurement,
    double Significance,
    double Structure,
    double SeverityCorrelation,
    int ReferenceMentions,
    int GeneratedMentions,
    IReadOnlyList<string> Missed,
    IReadOnlyList<string> Extra,
    int SharedTypes)
{
    /// <summary>The weighted sum.</summary>
    public double Overall =>
        (0.30 * Entities) + (0.20 * Locations) + (0.15 * Negation) + (0.10 * Temporal) + (0.10 * Measurement)
        + (0.10 * Significance) + (0.05 * Structure);

    public static GreenScore Of(string generated, string reference, ReportLexicon lexicon)
    {
        var report = ReportReading.Of(generated, lexicon);
        var right = ReportReading.Of(reference, lexicon);
        return new(
            FindingComponents.Entities(report, right),
            TextComponents.Locations(report, right),
            FindingComponents.Negation(report, right),
            TextComponents.Temporal(report, right),
            FindingComponents.Measurement(report, right),
            FindingComponents.Significance(report, right),
            TextComponents.Structure(report, right, lexicon.Sections),
            SeverityAgreement.Of(report, right),
            right.MentionCount,
            report.MentionCount,
            [.. right.Findings.Keys.Except(report.Findings.Keys)],
            [.. report.Findings.Keys.Except(right.Findings.Keys)],
            right.Findings.Keys.Intersect(report.Findings.Keys).Count());
    }
}
