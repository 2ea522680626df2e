using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Reports;

/// <summary>
/// Report generation over all reports: FLARE25's rule-based GREEN, its BLEU and its clinical efficacy.
/// </summary>
/// <param name="Overall">Primary: the seven-component score.</param>
/// <param name="Entities">Its component, 30 %.</param>
/// <param name="Locations">Its component, 20 %.</param>
/// <param name="Negation">Its component, 15 %.</param>
/// <param name="Temporal">Its component, 10 %.</param>
/// <param name="Measurement">Its component, 10 %.</param>
/// <param name="Significance">Its component, 10 %.</param>
/// <param name="Structure">Its component, 5 %.</param>
/// <param name="SeverityCorrelation">Beside the score.</param>
/// <param name="Bleu">0 to 1.</param>
/// <param name="ClinicalEfficacy">0 to 1.</param>
/// <param name="Samples">Reports.</param>
/// <param name="MeanReferenceMentions">Findings a reference.</param>
/// <param name="MeanGeneratedMentions">Findings a report.</param>
/// <param name="MeanSharedTypes">Findings that both name, a report.</param>
/// <param name="MostMissed">The five findings missed most often.</param>
/// <param name="Lexicon">Where the words come from.</param>
internal sealed record ReportScore(
    Spread Overall,
    Spread Entities,
    Spread Locations,
    Spread Negation,
    Spread Temporal,
    Spread Measurement,
    Spread Significance,
    Spread Structure,
    Spread SeverityCorrelation,
    double Bleu,
    double ClinicalEfficacy,
    int Samples,
    double MeanReferenceMentions,
    double MeanGeneratedMentions,
    double MeanSharedTypes,
    IReadOnlyList<(string Finding, int Reports)> MostMissed,
    string Lexicon)
{
    private const int Listed = 5;

    /// <param name="reports">Scored by the lexicon.</param>
    /// <param name="lexicon">For clinical efficacy.</param>
    public static ReportScore Of(IReadOnlyList<ReportAnswer> reports, ReportLexicon lexicon)
    {
        string[] predictions = [.. reports.Select(report => report.Generated)];
        string[] references = [.. reports.Select(report => report.Reference)];
        GreenScore[] scores = [.. reports.Select(report => report.Green)];

        Spread Of(Func<GreenScore, double> figure) => Spread.Of([.. scores.Select(figure)]);
        double Mean(Func<GreenScore, double> figure) => Averages.Mean([.. scores.Select(figure)]);

        return new(
            Of(score => score.Overall),
            Of(score => score.Entities),
            Of(score => score.Locations),
            Of(score => score.Negation),
            Of(score => score.Temporal),
            Of(score => score.Measurement),
            Of(score => score.Significance),
            Of(score => score.Structure),
            Of(score => score.SeverityCorrelation),
            Reports.Bleu.Of(predictions, references),
            Reports.ClinicalEfficacy.Of(predictions, references, lexicon),
            scores.Length,
            Mean(score => score.ReferenceMentions),
            Mean(score => score.GeneratedMentions),
            Mean(score => score.SharedTypes),
            [
                .. scores.SelectMany(score => score.Missed)
                    .CountBy(finding => finding)
                    .OrderByDescending(finding => finding.Value)
                    .Take(Listed)
                    .Select(finding => (finding.Key, finding.Value)),
            ],
            lexicon.Source);
    }
}

/// <summary>One figure over reports; 0 of no reports.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Standard deviation, N in the denominator.</param>
/// <param name="Least">Smallest value.</param>
/// <param name="Most">Largest value.</param>
internal readonly record struct Spread(double Mean, double Deviation, double Least, double Most)
{
    public static Spread Of(IReadOnlyCollection<double> values) => values.Count == 0
        ? default
        : new(Averages.Mean(values), Averages.PopulationDeviation(values), values.Min(), values.Max());
}
