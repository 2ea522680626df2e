using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Reports;

/// <summary>
/// The components that compare findings: each mention of the reference with the best one of the report.
/// </summary>
internal static class FindingComponents
{
    // The most severe finding of the reference's tables.
    private const double Gravest = 4;

    /// <summary>Findings weighted by importance; a finding that is not named counts 0.</summary>
    public static double Entities(ReportReading report, ReportReading right)
    {
        if (right.Findings.Count == 0)
        {
            return report.Findings.Count == 0 ? 1 : 0;
        }

        var (scored, weights) = (0.0, 0.0);
        foreach (var (type, mentions) in right.Findings)
        {
            foreach (var mention in mentions)
            {
                scored += mention.Weight * Best(report, type, other => Likeness(mention, other));
                weights += mention.Weight;
            }
        }

        return weights > 0 ? scored / weights : 0;
    }

    /// <summary>Negation and uncertainty of the findings that both name; 1 where they share none.</summary>
    public static double Negation(ReportReading report, ReportReading right) => MeanOfShared(
        report,
        right,
        mention => true,
        (mention, other) => Share(0.6, mention.IsNegated == other.IsNegated)
            + (0.4 * Math.Max(0, 1 - (2 * Math.Abs(mention.Uncertainty - other.Uncertainty)))));

    /// <summary>Sizes of the findings that both name; 1 where the reference has none.</summary>
    public static double Measurement(ReportReading report, ReportReading right) => MeanOfShared(
        report,
        right,
        mention => mention.Size is not null,
        (mention, other) => other.Size is null ? 0 : SizeLikeness.Of(mention.Size!, other.Size));

    /// <summary>
    /// Findings named with the same term, weighted by importance and severity; 0 where there are none.
    /// </summary>
    public static double Significance(ReportReading report, ReportReading right)
    {
        var (captured, all) = (0.0, 0.0);
        foreach (var (type, mentions) in right.Findings)
        {
            foreach (var mention in mentions)
            {
                var weight = mention.Weight * (1 + (mention.Severity / Gravest));
                captured += weight * Best(report, type, other => other.Term == mention.Term ? 1 : 0);
                all += weight;
            }
        }

        return all > 0 ? captured / all : 0;
    }

    private static double Likeness(Mention one, Mention other)
    {
        var size = (one.Size, other.Size) switch
        {
            (null, null) => 1,
            ({ } left, { } right) => SizeLikeness.Of(left, right),
            _ => 0,
        };
        return Share(0.4, one.IsNegated == other.IsNegated)
            + (0.3 * Math.Max(0, 1 - (Math.Abs(one.Severity - other.Severity) / Gravest)))
            + (0.2 * Math.Max(0, 1 - Math.Abs(one.Uncertainty - other.Uncertainty)))
            + (0.1 * size);
    }

    private static double Share(double weight, bool holds) => holds ? weight : 0;

    private static double Best(ReportReading report, string type, Func<Mention, double> score) =>
        report.Findings.TryGetValue(type, out var mentions) ? mentions.Max(score) : 0;

    private static double MeanOfShared(
        ReportReading report, ReportReading right, Func<Mention, bool> counts, Func<Mention, Mention, double> score)
    {
        IReadOnlyList<double> best =
        [
            .. from finding in right.Findings
               where report.Findings.ContainsKey(finding.Key)
               from mention in finding.Value
               where counts(mention)
               select Best(report, finding.Key, other => score(mention, other)),
        ];
        return best.Count == 0 ? 1 : Averages.Mean(best);
    }
}
