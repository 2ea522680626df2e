using System.Text.Json.Nodes;
using Surgical.DataSets.Files;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report.Files;

namespace Surgical.Evaluation.Report.Replies;

/// <summary>results.json of `evaluate cot`.</summary>
internal static class CotResultsJson
{
    public static string Of(CotResults results) => ReadableJson.Of(new JsonObject
    {
        ["settings"] = Settings(results),
        ["overall"] = Overall(results),
        ["folds"] = new JsonArray([.. results.Folds().Select(fold => DescribeFold(results, fold.Key, [.. fold]))]),
        ["cases"] = new JsonArray(
        [
            .. results.Rows.GroupBy(row => row.Case).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(DescribeCase),
        ]),
        ["groups"] = Groups(results),
        ["not_scored"] = new JsonArray(
        [
            .. results.Unanswered.Select(one => new JsonObject { ["place"] = one.Place, ["reason"] = one.Reason }),
        ]),
        ["latency_seconds"] = FiguresJson.Of(Latency.Of(results.Rows.Select(row => row.Seconds))!),
    });

    private static JsonObject Settings(CotResults results) => new()
    {
        ["data"] = results.DataPath,
        ["model"] = Described.Of(results.Model),
        ["profile"] = results.Settings["profile"]?.DeepClone(),
        ["learns"] = results.Options.Learns.Name(),
        ["columns"] = results.Options.Columns,
        ["folds"] = results.Options.Folds,
        ["fold"] = results.Options.Fold,
        ["batch"] = results.Options.Batch,
        ["limit"] = results.Options.Limit,
        ["seed"] = results.Options.Seed,
        ["bootstrap_draws"] = Confidence.Draws,
        ["bootstrap_over"] = "case",
        ["bootstrap_cases"] = CotResults.Cases(results.Rows),
        ["conventions"] = Described.Of(CotConventions.Of(results.Options.Learns)),
    };

    private static JsonObject Overall(CotResults results)
    {
        var overall = Describe(results, results.Rows);
        overall["confidence95"] = new JsonObject(CotFigure.Main.Zip(
            results.Intervals,
            (figure, interval) => KeyValuePair.Create(figure.Key, (JsonNode?)FiguresJson.Of(interval))));
        return overall;
    }

    /// <summary>{column: {value: figures}}; empty without a column.</summary>
    private static JsonObject Groups(CotResults results) => results.Grouping is not { } grouping ? [] : new()
    {
        [grouping.Column] = new JsonObject(grouping.Split(results.Rows, row => row.Place)
            .Select(part => KeyValuePair.Create(part.Value, (JsonNode?)Describe(results, part.Members)))),
    };

    private static JsonObject Describe(CotResults results, IReadOnlyList<ForetoldRow> rows)
    {
        var summary = results.Summarise(rows);
        return new()
        {
            ["replies"] = summary.Replies,
            ["cases"] = CotResults.Cases(rows),
            ["cataract_checkpoint_trained_on_cases"] = CotResults.TrainedOn(rows),
            ["tokens"] = summary.Tokens,
            ["eval_mean_token_accuracy"] = JsonFigure.Of(summary.MeanTokenAccuracy),
            ["eval_loss"] = JsonFigure.Of(summary.EvalLoss),
            ["token_weighted_accuracy"] = JsonFigure.Of(summary.TokenWeightedAccuracy),
            ["token_weighted_loss"] = JsonFigure.Of(summary.TokenWeightedLoss),
            ["perplexity_token_weighted"] = JsonFigure.Of(summary.Perplexity),
        };
    }

    private static JsonObject DescribeFold(CotResults results, int fold, IReadOnlyList<ForetoldRow> rows)
    {
        var described = Describe(results, rows);
        described.Insert(0, "fold", fold);
        return described;
    }

    private static JsonObject DescribeCase(IGrouping<string, ForetoldRow> rows)
    {
        var score = CotResults.Score(rows);
        return new()
        {
            ["case"] = rows.Key,
            ["fold"] = rows.First().Fold,
            ["cataract_checkpoint_trained_on_it"] = Cataract1K.WasTrainedOn(rows.Key),
            ["replies"] = rows.Count(),
            ["tokens"] = score.ValidTokens,
            ["token_weighted_accuracy"] = JsonFigure.Of(score.Accuracy),
            ["token_weighted_loss"] = JsonFigure.Of(score.MeanLoss),
        };
    }
}
