using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer.Profiles;
using Surgical.Capture;
using Surgical.DataSets.Files;
using Surgical.DataSets.Flare;
using Surgical.Disk;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Replies;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>Puts questions of FLARE Task 5 to a model and writes its predictions as the challenge wants them.</summary>
public sealed class FlareRun
{
    /// <summary>What the model replied, as it came.</summary>
    public const string AnswersName = "answers.jsonl";

    /// <summary>The asked questions, in the order of their file, with the model's answers.</summary>
    public const string PredictionsName = "predictions.json";

    private readonly string _path;
    private readonly int? _limit;
    private readonly int _seed;
    private readonly IReadOnlyList<FlareRow> _rows;

    /// <summary>Reads the questions and chooses what is wanted of them.</summary>
    /// <param name="path">JSON array of questions; their pictures lie beside it.</param>
    /// <param name="limit">The most to ask; null for all.</param>
    /// <param name="seed">Of what a limit draws.</param>
    /// <exception cref="EvaluationException">The file cannot be read, or a row lacks a field.</exception>
    public FlareRun(string path, int? limit, int seed)
    {
        (_path, _limit, _seed) = (path, limit, seed);
        var all = FlareFile.Read(path);
        _rows = FirstOfEqual(all, Draw.Of(all, limit, seed));
        HasAnswers = all.Any(row => row.HasAnswer);
    }

    /// <summary>Some question of the file has a right answer, so that there is something to score.</summary>
    public bool HasAnswers { get; }

    /// <summary>
    /// Chosen questions with more pictures than one, of which the first is shown, as the reference does.
    /// </summary>
    public int WithSeveralPictures => _rows.Count(row =>
        row.Row.GetProperty("ImageName") is { ValueKind: JsonValueKind.Array } names && names.GetArrayLength() > 1);

    /// <summary>What the run is of.</summary>
    /// <param name="model">Who answers.</param>
    /// <param name="profile">How the questions are asked.</param>
    /// <param name="mode">By whose rules the answers will be scored.</param>
    /// <exception cref="IOException">The questions cannot be read.</exception>
    public RunInput Input(ModelIdentity model, PromptProfile profile, FlareMode mode) => new(
        "flare",
        model,
        new JsonObject
        {
            ["questions_sha256"] = FileDigest.Of(_path),
            ["profile"] = new JsonObject { ["name"] = profile.Name, ["digest"] = profile.Digest },
        },
        new JsonObject
        {
            ["mode"] = mode.Name(),
            ["limit"] = _limit,
            ["seed"] = _seed,
        });

    /// <summary>Asks all questions that an earlier run has not, and writes the predictions.</summary>
    /// <param name="folder">Taken by <see cref="RunFolder"/>.</param>
    /// <param name="model">Borrowed.</param>
    /// <param name="profile">How they are asked; a task's own limit of tokens stands in for the profile's.</param>
    /// <param name="progress">Called after each question, in order.</param>
    /// <param name="cancellationToken">Stops at once; what was answered is kept.</param>
    /// <returns>The questions that could not be asked.</returns>
    /// <exception cref="ModelException">The model broke.</exception>
    /// <exception cref="IOException">There is no room; what was answered is kept.</exception>
    public async Task<IReadOnlyList<Unanswered>> RunAsync(
        string folder,
        IVisionLanguageModel model,
        PromptProfile profile,
        Action<RunStep> progress,
        CancellationToken cancellationToken)
    {
        var run = new QuestionRun<FlareRow, FlareReply>(folder, AnswersName, reply => reply.Place);
        var unanswered = await run.RunAsync(
            [.. _rows.Select(row => (row.InFile, row))],
            (row, stop) => AskAsync(row, model, profile, stop),
            progress,
            cancellationToken);
        var answers = RunFolder.Lines<FlareReply>(Path.Combine(folder, AnswersName)).ToDictionary(reply => reply.Place);
        var predictions = new JsonArray(
            [.. _rows.Select(row => Predicted(row, answers.GetValueOrDefault(row.InFile)))]);
        RunFolder.Replace(Path.Combine(folder, PredictionsName), ReadableJson.Of(predictions));
        return unanswered;
    }

    /// <summary>
    /// Of questions that stand several times the first ones: predictions belong to questions by their order, and the
    /// same picture and question may have other answers further down.
    /// </summary>
    private static List<FlareRow> FirstOfEqual(IReadOnlyList<FlareRow> all, IReadOnlyList<FlareRow> drawn)
    {
        var left = drawn.CountBy(row => row.Key).ToDictionary();
        var first = new List<FlareRow>();
        foreach (var row in all)
        {
            if (left.GetValueOrDefault(row.Key) > 0)
            {
                left[row.Key]--;
                first.Add(row);
            }
        }

        return first;
    }

    private async Task<FlareReply> AskAsync(
        FlareRow row, IVisionLanguageModel model, PromptProfile profile, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var picture = RunPicture.Show(_path, row.Image, profile, model);
        var (text, maxTokens) = TaskInstructions.Of(row.TaskType, row.Question);
        var question = profile.About(picture, text) with { MaxTokens = maxTokens };
        var reply = await model.AskAsync(question, streamed: null, cancellationToken);
        return new(
            row.InFile,
            reply.Text,
            reply.Text.Trim(),
            reply.End == ReplyEnd.StopToken ? "end" : "limit",
            TimeProvider.System.GetElapsedTime(start).TotalSeconds,
            reply.MeanLogProbability is { } mean ? Math.Exp(mean) : null,
            model.Identity.Digest);
    }

    private static JsonObject Predicted(FlareRow row, FlareReply? reply)
    {
        var prediction = JsonObject.Create(row.Row)!;
        prediction["Answer"] = reply?.Answer;
        return prediction;
    }
}
