using System.Globalization;
using System.Text;
using Surgical.Evaluation.Replies;

namespace Surgical.Evaluation.Report.Replies;

/// <summary>What somebody wants to see at the end of an evaluation, as plain text.</summary>
internal static class CotSummary
{
    /// <summary>The main figures as plain text.</summary>
    public static string Of(CotResults results)
    {
        var text = new StringBuilder()
            .Append(
                CultureInfo.InvariantCulture,
                $"{results.Rows.Count} replies of {CotResults.Cases(results.Rows)} cases, "
                + $"{results.Unanswered.Count} not scored\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"Scored (--learns {results.Options.Learns.Name()}): the tokens {results.Options.Learns.Words()}.\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"The public cataract checkpoint was trained on {CotResults.TrainedOn(results.Rows)} of the cases.\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"Fold",-24}{"replies",9}{"tokens",9}{"accuracy",10}{"loss",9}")
            .Append(CultureInfo.InvariantCulture, $"{"TRL accuracy",14}{"eval loss",11}\n");
        foreach (var fold in results.Folds())
        {
            Append(text, results, $"{fold.Key}", [.. fold]);
        }

        Append(text, results, "all", results.Rows);
        foreach (var (value, members) in results.Grouping?.Split(results.Rows, row => row.Place) ?? [])
        {
            Append(text, results, $"{results.Grouping!.Column} {value}", members);
        }

        return text
            .Append("accuracy and loss: over all tokens; TRL accuracy: mean over batches of ")
            .Append(CultureInfo.InvariantCulture, $"{results.Options.Batch} replies; eval loss: weighted by replies\n")
            .ToString();
    }

    private static void Append(StringBuilder text, CotResults results, string name, IReadOnlyList<ForetoldRow> rows)
    {
        var summary = results.Summarise(rows);
        text.Append(CultureInfo.InvariantCulture, $"{name,-24}{summary.Replies,9}{summary.Tokens,9}")
            .Append(
                CultureInfo.InvariantCulture,
                $"{summary.TokenWeightedAccuracy,10:0.0000}{summary.TokenWeightedLoss,9:0.0000}")
            .Append(
                CultureInfo.InvariantCulture, $"{summary.MeanTokenAccuracy,14:0.0000}{summary.EvalLoss,11:0.0000}\n");
    }
}
