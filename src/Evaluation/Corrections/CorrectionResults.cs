using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Surgical.Analyzer.Phases;
using Surgical.DataSets.Corrections;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Report.Corrections;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Phases;

namespace Surgical.Evaluation.Corrections;

/// <summary>A model's votes on single key frames against what instructors said of them.</summary>
public sealed class CorrectionResults
{
    /// <summary>What a reader must know beside any of the figures.</summary>
    internal const string Warning =
        "Chosen frames, not a sample: instructors correct what looked wrong. The figures say nothing about other frames, "
        + "and have no intervals.";

    private readonly string _data;

    /// <summary>Scores frames that instructors judged.</summary>
    /// <param name="data">Where they are from.</param>
    /// <param name="votes">All of them, those from which nobody could say included.</param>
    /// <exception cref="EvaluationException">Not one can be scored.</exception>
    public CorrectionResults(string data, IReadOnlyList<CorrectedVote> votes)
    {
        (_data, Votes) = (data, votes);
        Judged = [.. votes.Where(vote => vote.Truth is not null)];
        if (Judged.Count == 0)
        {
            throw new EvaluationException(
                $"{data}: expected key frames for which an instructor named the phase, found none among {votes.Count} with "
                + "a verdict.");
        }

        Confusion = Confusion.Of([Timeline(Judged)], PhaseSampling.Classes);
    }

    internal IReadOnlyList<CorrectedVote> Votes { get; }

    /// <summary>Those with a phase.</summary>
    internal IReadOnlyList<CorrectedVote> Judged { get; }

    internal Confusion Confusion { get; }

    /// <summary>What the frames are, in words.</summary>
    internal IReadOnlyList<string> Counts =>
    [
        Figure($"{Judged.Count} key frames of {Cases(Judged).Count()} cases with a phase by an instructor"),
        Figure($"replies confirmed as they are: {Confirmed(Judged)}, corrected: {Judged.Count - Confirmed(Judged)}"),
        Figure($"frames on which the model named no phase, counted as wrong: {Judged.Count(vote => vote.Vote is null)}"),
        Figure($"frames from which the instructor could not say either, left out: {Votes.Count - Judged.Count}"),
        Figure($"cases that the public cataract checkpoint was trained on, as far as their names tell: {TrainedOn(Judged)}"),
    ];

    /// <summary>The main figures as plain text.</summary>
    public string Summary()
    {
        var text = new StringBuilder().AppendJoin('\n', Counts).Append("\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"Model",-24}{"frames",8}{"right",8}{"accuracy",10}\n");
        foreach (var (name, votes) in Parts())
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-24}{votes.Count,8}{Right(votes),8}{Accuracy(votes),10:0.000}\n");
        }

        return text.Append('\n').Append(Warning).Append('\n').ToString();
    }

    /// <summary>Writes report.html, results.json and confusion.csv; files of that name are replaced.</summary>
    /// <param name="folder">Made where it is missing.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be used.</exception>
    public void Write(string folder)
    {
        ResultFiles.Write(
            folder,
            [
                ("results.json", ReadableJson.Of(Document())),
                ("report.html", CorrectionReport.Of(this)),
                ("confusion.csv", PhaseTables.ConfusionTable(Confusion)),
            ]);
    }

    /// <summary>All frames, and where several models read them the same for each: its digest, cut short.</summary>
    internal IEnumerable<(string Name, IReadOnlyList<CorrectedVote> Votes)> Parts()
    {
        const int ShownOfDigest = 16;
        var models = Judged.GroupBy(vote => vote.Model).OrderBy(model => model.Key, StringComparer.Ordinal).ToArray();
        return models
            .Select(model => (
                model.Key[..Math.Min(ShownOfDigest, model.Key.Length)], (IReadOnlyList<CorrectedVote>)[.. model]))
            .Concat(models.Length > 1 ? [("all", Judged)] : []);
    }

    /// <summary>Votes that name the instructor's phase.</summary>
    internal static int Right(IEnumerable<CorrectedVote> votes) => votes.Count(vote => vote.IsRight);

    /// <summary>Share of right votes.</summary>
    internal static double Accuracy(IReadOnlyCollection<CorrectedVote> votes) => (double)Right(votes) / votes.Count;

    private JsonObject Document() => new()
    {
        ["settings"] = new JsonObject { ["data"] = _data },
        ["warning"] = Warning,
        ["frames"] = Describe(Judged),
        ["unjudgeable"] = Votes.Count - Judged.Count,
        ["models"] = Each(vote => vote.Model, "digest"),
        ["cases"] = Each(vote => vote.Case, "case"),
        ["confusion"] = PhaseResultsJson.Describe(Confusion),
    };

    private JsonArray Each(Func<CorrectedVote, string> key, string name) =>
    [
        .. Judged.GroupBy(key).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part =>
        {
            var described = Describe([.. part]);
            described.Insert(0, name, part.Key);
            return described;
        }),
    ];

    private static JsonObject Describe(IReadOnlyCollection<CorrectedVote> votes) => new()
    {
        ["judged"] = votes.Count,
        ["confirmed"] = Confirmed(votes),
        ["without_a_vote"] = votes.Count(vote => vote.Vote is null),
        ["right"] = Right(votes),
        ["accuracy"] = JsonFigure.Of(Accuracy(votes)),
        ["cataract_checkpoint_trained_on_frames"] = votes.Count(vote => vote.WasTrainedOn),
    };

    private static PhaseTimeline Timeline(IReadOnlyList<CorrectedVote> votes) => new(
        [.. votes.Select(vote => (int)vote.Truth!.Value)],
        [.. votes.Select(vote => vote.Vote is { } phase ? (int)phase : PhaseTimeline.Unknown)]);

    private static IEnumerable<string> Cases(IEnumerable<CorrectedVote> votes) =>
        votes.Select(vote => vote.Case).Distinct();

    private static int Confirmed(IEnumerable<CorrectedVote> votes) => votes.Count(vote => vote.IsConfirmed);

    private static int TrainedOn(IEnumerable<CorrectedVote> votes) => Cases(votes.Where(vote => vote.WasTrainedOn)).Count();

    private static string Figure(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
