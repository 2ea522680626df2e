using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Reports;

/// <summary>Whether two reports are of the same kind: critical, abnormal, normal or uncertain.</summary>
/// <remarks>FLARE25, utils/metrics.py. Terms are found inside words: "abnormal" holds "normal".</remarks>
internal static class ClinicalEfficacy
{
    private const string Critical = "critical";
    private const string Abnormal = "abnormal";
    private const string Normal = "normal";

    // As far before a term as a negation counts, in characters.
    private const int Reach = 20;

    private const double Close = 0.5;

    /// <summary>Mean over the pairs, 0 to 1; 0 of no pairs.</summary>
    public static double Of(IReadOnlyList<string> predictions, IReadOnlyList<string> references, ReportLexicon lexicon)
    {
        Pairs.Require(predictions, references);
        return predictions.Count == 0
            ? 0
            : predictions.Zip(references, (predicted, right) => Of(predicted, right, lexicon)).Average();
    }

    /// <summary>1 for the same kind, 0.5 for critical against abnormal, else 0.</summary>
    public static double Of(string predicted, string right, ReportLexicon lexicon) =>
        (Kind(predicted, lexicon), Kind(right, lexicon)) switch
        {
            var (one, other) when one == other => 1,
            (Critical, Abnormal) or (Abnormal, Critical) => Close,
            _ => 0,
        };

    private static string Kind(string report, ReportLexicon lexicon)
    {
        var text = report.ToLowerInvariant();
        return lexicon.ClinicalEfficacyTerms
            .FirstOrDefault(kind => kind.Value.Any(term => IsStated(text, term, lexicon)))
            .Key ?? Normal;
    }

    /// <summary>The first place of the term decides, even where a later one is not negated.</summary>
    private static bool IsStated(string text, string term, ReportLexicon lexicon)
    {
        var place = text.IndexOf(term, StringComparison.Ordinal);
        if (place < 0)
        {
            return false;
        }

        var before = text[Math.Max(0, place - Reach)..place];
        return !lexicon.ClinicalEfficacyNegators.Any(negator => before.Contains(negator, StringComparison.Ordinal));
    }
}
