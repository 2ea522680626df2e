using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Surgical.DataSets.Files;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Replies;
using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation.Replies;

/// <summary>How well a model foretold reference replies.</summary>
public sealed class CotResults
{
    /// <summary>What the figures mean.</summary>
    internal static IReadOnlyList<string> Conventions { get; } =
    [
        "labels: the tokens of the reply and the end of its turn, not the prompt's; blanks around the reply are left out",
        "each token after the true ones before it (teacher forcing); of equally likely tokens the lowest id is the model's",
        "eval_mean_token_accuracy: TRL's, the plain mean of the batches' accuracies; eval_loss: Hugging Face Trainer's, batch "
            + "losses weighted by their replies; batches are made in the order of the file, within each fold",
        "token_weighted_*: over all tokens, whatever the batches; losses in nats",
        "confidence95: 95 %, percentile bootstrap over cases; the batches of a draw are made anew of its replies",
    ];

    private readonly string _data;
    private readonly CotOptions _options;
    private readonly IReadOnlyList<ForetoldRow> _rows;
    private readonly IReadOnlyList<Unanswered> _unanswered;
    private readonly Grouping? _grouping;
    private readonly Lazy<IReadOnlyList<Confidence>> _intervals;

    internal CotResults(
        string data,
        CotOptions options,
        IReadOnlyList<ForetoldRow> rows,
        IReadOnlyList<Unanswered> unanswered,
        Grouping? grouping,
        RunInput run)
    {
        (_data, _options, _rows, _unanswered, _grouping) = (data, options, rows, unanswered, grouping);
        Run = run;
        _intervals = new(DrawIntervals);
        if (rows.Count == 0)
        {
            throw new EvaluationException(
                $"{data}: expected at least one reply that can be scored, found none of {unanswered.Count}.");
        }
    }

    /// <summary>File of the replies.</summary>
    internal string DataPath => _data;

    /// <summary>How they were read and scored.</summary>
    internal CotOptions Options => _options;

    /// <summary>Every reply that was scored, in the order of the file.</summary>
    internal IReadOnlyList<ForetoldRow> Rows => _rows;

    /// <summary>Replies that were not scored, and why.</summary>
    internal IReadOnlyList<Unanswered> Unanswered => _unanswered;

    /// <summary>The column that the results are split by; null for none.</summary>
    internal Grouping? Grouping => _grouping;

    /// <summary>Which model foretold them, asked how.</summary>
    internal RunInput Run { get; }

    /// <summary>95 % of each main figure, over cases.</summary>
    internal IReadOnlyList<Confidence> Intervals => _intervals.Value;

    /// <summary>Every reply that was wanted was scored.</summary>
    public bool IsWhole => _unanswered.Count == 0;

    /// <summary>The main figures as plain text.</summary>
    public string Summary()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{_rows.Count} replies of {Cases(_rows)} cases, {_unanswered.Count} not scored\n")
            .Append(CultureInfo.InvariantCulture, $"The public cataract checkpoint was trained on {TrainedOn(_rows)} of the cases.\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"Fold",-24}{"replies",9}{"tokens",9}{"accuracy",10}{"loss",9}")
            .Append(CultureInfo.InvariantCulture, $"{"TRL accuracy",14}{"eval loss",11}\n");
        foreach (var fold in Folds())
        {
            Append(text, $"{fold.Key}", [.. fold]);
        }

        Append(text, "all", _rows);
        foreach (var (value, members) in _grouping?.Split(_rows, row => row.Place) ?? [])
        {
            Append(text, $"{_grouping!.Column} {value}", members);
        }

        return text
            .Append("accuracy and loss: over all tokens; TRL accuracy: mean over batches of ")
            .Append(CultureInfo.InvariantCulture, $"{_options.Batch} replies; eval loss: weighted by replies\n")
            .ToString();
    }

    /// <summary>Writes report.html and results.json; files of that name are replaced.</summary>
    public void Write(string folder)
    {
        var overall = Describe(_rows);
        overall["confidence95"] = new JsonObject(CotFigure.Main.Zip(
            Intervals, (figure, interval) => KeyValuePair.Create(figure.Key, (JsonNode?)interval.Describe())));
        var document = new JsonObject
        {
            ["settings"] = new JsonObject
            {
                ["data"] = _data,
                ["model"] = Described.Of(Run.Model),
                ["columns"] = _options.Columns,
                ["folds"] = _options.Folds,
                ["fold"] = _options.Fold,
                ["batch"] = _options.Batch,
                ["limit"] = _options.Limit,
                ["seed"] = _options.Seed,
                ["bootstrap_draws"] = Confidence.Draws,
                ["bootstrap_over"] = "case",
                ["bootstrap_cases"] = Cases(_rows),
                ["conventions"] = Described.Of(Conventions),
            },
            ["overall"] = overall,
            ["folds"] = new JsonArray([.. Folds().Select(fold => DescribeFold(fold.Key, [.. fold]))]),
            ["cases"] = new JsonArray([.. _rows.GroupBy(row => row.Case).OrderBy(one => one.Key, StringComparer.Ordinal).Select(DescribeCase)]),
            ["groups"] = Groups(),
            ["not_scored"] = new JsonArray([
                .. _unanswered.Select(one => new JsonObject { ["place"] = one.Place, ["reason"] = one.Reason })]),
            ["latency_seconds"] = Latency.Of(_rows.Select(row => row.Seconds))!.Describe(),
        };
        ResultFiles.Write(folder, [("results.json", ReadableJson.Of(document)), ("report.html", CotReport.Of(this))]);
    }

    /// <summary>{column: {value: figures}}; empty without a column.</summary>
    private JsonObject Groups() => _grouping is null ? [] : new()
    {
        [_grouping.Column] = new JsonObject(_grouping.Split(_rows, row => row.Place)
            .Select(part => KeyValuePair.Create(part.Value, (JsonNode?)Describe(part.Members)))),
    };

    /// <summary>The rows by the fold that their case is held out in, in order.</summary>
    internal IEnumerable<IGrouping<int, ForetoldRow>> Folds() => _rows.GroupBy(row => row.Fold).OrderBy(fold => fold.Key);

    /// <summary>Batches in order, none across two folds.</summary>
    internal TokenSummary Summarise(IReadOnlyList<ForetoldRow> rows) => TokenSummary.Of(
    [
        .. rows.GroupBy(row => row.Fold)
            .OrderBy(fold => fold.Key)
            .SelectMany(fold => fold.Chunk(_options.Batch))
            .Select(batch => (Score(batch), batch.Length)),
    ]);

    private JsonObject Describe(IReadOnlyList<ForetoldRow> rows)
    {
        var summary = Summarise(rows);
        return new()
        {
            ["replies"] = summary.Replies,
            ["cases"] = Cases(rows),
            ["cataract_checkpoint_trained_on_cases"] = TrainedOn(rows),
            ["tokens"] = summary.Tokens,
            ["eval_mean_token_accuracy"] = JsonFigure.Of(summary.MeanTokenAccuracy),
            ["eval_loss"] = JsonFigure.Of(summary.EvalLoss),
            ["token_weighted_accuracy"] = JsonFigure.Of(summary.TokenWeightedAccuracy),
            ["token_weighted_loss"] = JsonFigure.Of(summary.TokenWeightedLoss),
            ["perplexity_token_weighted"] = JsonFigure.Of(summary.Perplexity),
        };
    }

    private IReadOnlyList<Confidence> DrawIntervals() => Confidence.Of(
        [.. _rows.GroupBy(row => row.Case).Select(one => one.ToArray())],
        drawn => CotFigure.Values(Summarise([.. drawn.SelectMany(one => one)])),
        _options.Seed);

    private JsonObject DescribeFold(int fold, IReadOnlyList<ForetoldRow> rows)
    {
        var described = Describe(rows);
        described.Insert(0, "fold", fold);
        return described;
    }

    private static JsonObject DescribeCase(IGrouping<string, ForetoldRow> rows)
    {
        var score = Score(rows);
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

    private void Append(StringBuilder text, string name, IReadOnlyList<ForetoldRow> rows)
    {
        var summary = Summarise(rows);
        text.Append(CultureInfo.InvariantCulture, $"{name,-24}{summary.Replies,9}{summary.Tokens,9}")
            .Append(CultureInfo.InvariantCulture, $"{summary.TokenWeightedAccuracy,10:0.0000}{summary.TokenWeightedLoss,9:0.0000}")
            .Append(CultureInfo.InvariantCulture, $"{summary.MeanTokenAccuracy,14:0.0000}{summary.EvalLoss,11:0.0000}\n");
    }

    /// <summary>All tokens of some rows.</summary>
    internal static TokenScore Score(IEnumerable<ForetoldRow> rows) => rows.Aggregate(
        default(TokenScore), (sum, row) => sum + new TokenScore(row.Tokens, row.Correct, row.Loss));

    private static int Cases(IEnumerable<ForetoldRow> rows) => rows.Select(row => row.Case).Distinct().Count();

    private static int TrainedOn(IEnumerable<ForetoldRow> rows) => rows.Select(row => row.Case).Distinct().Count(Cataract1K.WasTrainedOn);
}
