using System.Text.Json.Nodes;
using Surgical.DataSets.Corrections;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Corrections;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Report.Phases;

namespace Surgical.Evaluation.Report.Corrections;

/// <summary>results.json of `evaluate frames`.</summary>
internal static class CorrectionResultsJson
{
    public static string Of(CorrectionResults results) => ReadableJson.Of(new JsonObject
    {
        ["settings"] = new JsonObject { ["data"] = results.Data },
        ["warning"] = CorrectionWords.Warning,
        ["frames"] = Describe(results.Judged),
        ["unjudgeable"] = results.Votes.Count - results.Judged.Count,
        ["models"] = Each(results, vote => vote.Model, "digest"),
        ["cases"] = Each(results, vote => vote.Case, "case"),
        ["confusion"] = PhaseResultsJson.Describe(results.Confusion),
    });

    private static JsonArray Each(CorrectionResults results, Func<CorrectedVote, string> key, string name) =>
    [
        .. results.Judged.GroupBy(key).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part =>
        {
            var described = Describe([.. part]);
            described.Insert(0, name, part.Key);
            return described;
        }),
    ];

    private static JsonObject Describe(IReadOnlyCollection<CorrectedVote> votes) => new()
    {
        ["judged"] = votes.Count,
        ["confirmed"] = CorrectionResults.Confirmed(votes),
        ["without_a_vote"] = votes.Count(vote => vote.Vote is null),
        ["right"] = CorrectionResults.Right(votes),
        ["accuracy"] = JsonFigure.Of(CorrectionResults.Accuracy(votes)),
        ["cataract_checkpoint_trained_on_frames"] = votes.Count(vote => vote.WasTrainedOn),
    };
}
