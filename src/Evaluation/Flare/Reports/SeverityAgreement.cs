using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Reports;

/// <summary>Whether a report is as grave as its reference where both use the same term.</summary>
internal static class SeverityAgreement
{
    private const double Undefined = 0.5;

    /// <summary>Pearson's correlation moved to 0 to 1; 0.5 where it is undefined, 0 without a shared term.</summary>
    public static double Of(ReportReading report, ReportReading right)
    {
        IReadOnlyList<(double Right, double Report)> pairs =
        [
            .. from finding in right.Findings
               where report.Findings.ContainsKey(finding.Key)
               from mention in finding.Value
               let same = report.Findings[finding.Key].FirstOrDefault(other => other.Term == mention.Term)
               where same is not null
               select (mention.Severity, same.Severity),
        ];
        if (pairs.Count == 0)
        {
            return 0;
        }

        var correlation = Pearson([.. pairs.Select(pair => pair.Right)], [.. pairs.Select(pair => pair.Report)]);
        return double.IsNaN(correlation) ? Undefined : (correlation + 1) / 2;
    }

    /// <summary>NaN where one side does not vary.</summary>
    private static double Pearson(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var (leftMean, rightMean) = (Averages.Mean(left), Averages.Mean(right));
        var together = left.Zip(right, (one, other) => (one - leftMean) * (other - rightMean)).Sum();
        var spread = Averages.PopulationDeviation(left) * Averages.PopulationDeviation(right) * left.Count;
        return Math.Clamp(together / spread, -1, 1);
    }
}
