using System.Text.Json.Nodes;
using Surgical.Analyzer.Profiles;
using Surgical.Capture;
using Surgical.DataSets.Files;
using Surgical.DataSets.Folds;
using Surgical.DataSets.Replies;
using Surgical.Disk;
using Surgical.Evaluation.Replies;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>Lets a model foretell reference replies, and scores how well it does.</summary>
public sealed class CotRun
{
    /// <summary>How well each reply was foretold.</summary>
    public const string RowsName = "rows.jsonl";

    private const string LearnsSetting = "learns";

    private readonly string _path;
    private readonly CotOptions _options;
    private readonly IReadOnlyDictionary<string, int> _folds;
    private readonly IReadOnlyList<ChainOfThought> _rows;
    private readonly Grouping? _grouping;
    private readonly bool _haveSystem;

    /// <summary>Reads the data and chooses what is wanted of it.</summary>
    /// <param name="path">One JSON object a line.</param>
    /// <param name="options">How.</param>
    /// <exception cref="EvaluationException">The data cannot be read, or there is no such fold.</exception>
    public CotRun(string path, CotOptions options)
    {
        (_path, _options) = (path, options);
        var all = ChainOfThoughtFile.Read(path, ColumnMapping.ChainOfThought.With(options.Columns));
        _haveSystem = all.Any(row => row.System is not null);
        _folds = GroupKFold.FoldOfCase([.. all.Select(row => row.Case)], options.Folds);
        if (options.Fold is { } fold && (fold < 0 || fold >= options.Folds))
        {
            throw new EvaluationException($"Expected a --fold from 0 to {options.Folds - 1}, got {fold}.");
        }

        _rows = Draw.Of(
            [.. all.Where(row => (options.Fold ?? _folds[row.Case]) == _folds[row.Case])], options.Limit, options.Seed);
        _grouping = options.SplitBy is { } column ? ChainOfThoughtFile.Group(path, column) : null;
    }

    /// <summary>What the run is of.</summary>
    /// <exception cref="IOException">The data cannot be read.</exception>
    public RunInput Input(ModelIdentity model, PromptProfile profile)
    {
        var asked = new JsonObject
        {
            ["data_sha256"] = FileDigest.Of(_path),
            ["columns"] = _options.Columns,
            ["folds"] = _options.Folds,
            ["profile"] = new JsonObject { ["name"] = profile.Name, ["digest"] = profile.Digest },
            [LearnsSetting] = _options.Learns.Name(),
        };
        if (_haveSystem)
        {
            // Before December 2026 the profile's was taken: such a run has no such key, and is not gone on with.
            asked["system"] = "of the row";
        }

        return new(
            RunKind.Cot,
            model,
            asked,
            new JsonObject { ["fold"] = _options.Fold, ["limit"] = _options.Limit, ["seed"] = _options.Seed })
        {
            Formerly = new JsonObject { [LearnsSetting] = LearntTokens.Reply.Name() },
        };
    }

    /// <summary>Reads all replies that an earlier run has not.</summary>
    /// <param name="folder">Taken by <see cref="RunFolder"/>.</param>
    /// <param name="model">Borrowed.</param>
    /// <param name="profile">How the question is asked; the words are those of the data.</param>
    /// <param name="progress">Called after each reply, in order.</param>
    /// <param name="cancellationToken">Stops at once; what was read is kept.</param>
    /// <exception cref="ModelException">The model cannot foretell, or broke.</exception>
    /// <exception cref="IOException">There is no room; what was read is kept.</exception>
    public async Task<CotResults> RunAsync(
        string folder,
        IVisionLanguageModel model,
        PromptProfile profile,
        Action<RunStep> progress,
        CancellationToken cancellationToken)
    {
        var run = new QuestionRun<ChainOfThought, ForetoldRow>(folder, RowsName, row => row.Place);
        var unanswered = await run.RunAsync(
            [.. _rows.Select(row => (row.Place, row))],
            (row, stop) => ForetellAsync(row, model, profile, stop),
            progress,
            cancellationToken);
        var known = RunFolder.Lines<ForetoldRow>(Path.Combine(folder, RowsName)).ToDictionary(row => row.Place);
        return new(
            _path,
            _options,
            [.. _rows.Where(row => known.ContainsKey(row.Place)).Select(row => known[row.Place])],
            unanswered,
            _grouping,
            model.Identity,
            Input(model.Identity, profile).Settings());
    }

    private async Task<ForetoldRow> ForetellAsync(
        ChainOfThought row, IVisionLanguageModel model, PromptProfile profile, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var asked = profile.About(RunPicture.Show(_path, row.Image, profile, model), row.Question);
        var question = row.System is { } own ? asked with { System = own.Length > 0 ? own : null } : asked;
        var foretold = await model.ForetellAsync(question, row.Answer, _options.Learns, cancellationToken);
        return new(
            row.Place,
            row.Case,
            _folds[row.Case],
            foretold.Tokens.Count,
            foretold.Tokens.Count(token => token.IsLikeliest),
            -foretold.Tokens.Sum(token => token.LogProbability),
            TimeProvider.System.GetElapsedTime(start).TotalSeconds);
    }
}
