using System.Text.Json.Nodes;
using Surgical.DataSets.Files;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Figures;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Replies;

/// <summary>How well a model foretold reference replies.</summary>
public sealed class CotResults
{
    private readonly Lazy<IReadOnlyList<Confidence>> _intervals;

    internal CotResults(
        string data,
        CotOptions options,
        IReadOnlyList<ForetoldRow> rows,
        IReadOnlyList<Unanswered> unanswered,
        Grouping? grouping,
        ModelIdentity model,
        JsonObject settings)
    {
        (DataPath, Options, Rows, Unanswered, Grouping) = (data, options, rows, unanswered, grouping);
        (Model, Settings) = (model, settings);
        _intervals = new(DrawIntervals);
        if (rows.Count == 0)
        {
            throw new EvaluationException(
                $"{data}: expected at least one reply that can be scored, found none of {unanswered.Count}.");
        }
    }

    /// <summary>File of the replies.</summary>
    internal string DataPath { get; }

    /// <summary>How they were read and scored.</summary>
    internal CotOptions Options { get; }

    /// <summary>Every reply that was scored, in the order of the file.</summary>
    internal IReadOnlyList<ForetoldRow> Rows { get; }

    /// <summary>Replies that were not scored, and why.</summary>
    internal IReadOnlyList<Unanswered> Unanswered { get; }

    /// <summary>The column that the results are split by; null for none.</summary>
    internal Grouping? Grouping { get; }

    /// <summary>Which model foretold them.</summary>
    internal ModelIdentity Model { get; }

    /// <summary>How it was asked.</summary>
    internal JsonObject Settings { get; }

    /// <summary>95 % of each main figure, over cases.</summary>
    internal IReadOnlyList<Confidence> Intervals => _intervals.Value;

    /// <summary>Every reply that was wanted was scored.</summary>
    public bool IsWhole => Unanswered.Count == 0;

    /// <summary>The rows by the fold that their case is held out in, in order.</summary>
    internal IEnumerable<IGrouping<int, ForetoldRow>> Folds() =>
        Rows.GroupBy(row => row.Fold).OrderBy(fold => fold.Key);

    /// <summary>Batches in order, none across two folds.</summary>
    internal TokenSummary Summarise(IReadOnlyList<ForetoldRow> rows) => TokenSummary.Of(
    [
        .. rows.GroupBy(row => row.Fold)
            .OrderBy(fold => fold.Key)
            .SelectMany(fold => fold.Chunk(Options.Batch))
            .Select(batch => (Score(batch), batch.Length)),
    ]);

    private IReadOnlyList<Confidence> DrawIntervals() => Confidence.Of(
        [.. Rows.GroupBy(row => row.Case).Select(one => one.ToArray())],
        drawn => CotFigure.Values(Summarise([.. drawn.SelectMany(one => one)])),
        Options.Seed);

    /// <summary>All tokens of some rows.</summary>
    internal static TokenScore Score(IEnumerable<ForetoldRow> rows) => rows.Aggregate(
        default(TokenScore), (sum, row) => sum + new TokenScore(row.Tokens, row.Correct, row.Loss));

    /// <summary>How many operations some rows are from.</summary>
    internal static int Cases(IEnumerable<ForetoldRow> rows) => rows.Select(row => row.Case).Distinct().Count();

    /// <summary>Of how many of them the public cataract checkpoint was trained on frames.</summary>
    internal static int TrainedOn(IEnumerable<ForetoldRow> rows) =>
        rows.Select(row => row.Case).Distinct().Count(Cataract1K.WasTrainedOn);
}
