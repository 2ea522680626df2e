using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.DataSets.Folds;
using Surgical.Evaluation.Replies;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>What the product says to the folds and tokens of the reference files, in their shape.</summary>
internal static class TrainingActual
{
    public static JsonObject Folds(JsonElement file)
    {
        var all = file.GetProperty("cases").EnumerateArray().ToArray();
        return new()
        {
            ["cases"] = new JsonArray([.. all.Select(sample => new JsonObject
            {
                // The case with integers leaves out the sizes, which are those of the first.
                ["expected"] = Folds(sample, all[0]),
            })]),
        };
    }

    public static JsonObject Tokens(JsonElement file)
    {
        var batches = file.GetProperty("batches").EnumerateArray()
            .Select(batch => (Score: Score(batch), Replies: batch.GetProperty("labels").GetArrayLength()))
            .ToArray();
        var summary = TokenSummary.Of(batches);
        var tie = Score(file.GetProperty("argmax_tie"));
        return new()
        {
            ["batches"] = new JsonArray([.. batches.Select(batch => Json.Case(new()
            {
                ["valid_tokens"] = batch.Score.ValidTokens,
                ["correct_tokens"] = batch.Score.CorrectTokens,
                ["token_accuracy"] = batch.Score.Accuracy,
                ["mean_loss"] = batch.Score.MeanLoss,
                ["sum_nll"] = batch.Score.NegativeLogLikelihood,
            }))]),
            ["expected"] = new JsonObject
            {
                ["eval_mean_token_accuracy"] = summary.MeanTokenAccuracy,
                ["eval_loss"] = summary.EvalLoss,
                ["token_weighted_accuracy"] = summary.TokenWeightedAccuracy,
                ["token_weighted_loss"] = summary.TokenWeightedLoss,
                ["perplexity_token_weighted"] = summary.Perplexity,
            },
            ["argmax_tie"] = new JsonObject
            {
                ["expected_correct"] = tie.CorrectTokens,
                ["expected_valid"] = tie.ValidTokens,
            },
        };
    }

    private static JsonArray Folds(JsonElement sample, JsonElement first)
    {
        var sizes = sample.TryGetProperty("group_sizes", out var own) ? own : first.GetProperty("group_sizes");
        var groups = sample.TryGetProperty("groups", out var names)
            ? Json.Strings(names)
            : sizes.EnumerateObject().SelectMany(group => Enumerable.Repeat(group.Name, group.Value.GetInt32()));
        var areNumbers =
            sample.GetProperty("expected")[0].GetProperty("validation_groups")[0].ValueKind == JsonValueKind.Number;
        return [.. GroupKFold.Split(groups, sample.GetProperty("k").GetInt32()).Select(fold => new JsonObject
        {
            ["fold"] = fold.Number,
            ["n_train"] = fold.TrainingSamples,
            ["n_validation"] = fold.ValidationSamples,
            ["validation_groups"] = areNumbers
                ? new JsonArray([.. fold.ValidationCases.Select(name => (JsonNode)int.Parse(name, null))])
                : Json.Texts(fold.ValidationCases),
        })];
    }

    /// <summary>Scores at one place foretell the label of the next.</summary>
    private static TokenScore Score(JsonElement batch)
    {
        var total = default(TokenScore);
        var labelRows = batch.GetProperty("labels").EnumerateArray();
        foreach (var (logits, labels) in batch.GetProperty("logits").EnumerateArray().Zip(labelRows))
        {
            for (var place = 1; place < labels.GetArrayLength(); place++)
            {
                double[] row = [.. logits[place - 1].EnumerateArray().Select(logit => logit.GetDouble())];
                total += TokenScore.Of<double>(row, labels[place].GetInt32());
            }
        }

        return total;
    }
}
