using System.Text.Json.Nodes;
using Surgical.Analyzer.Profiles;
using Surgical.Capture;
using Surgical.DataSets.Flare;
using Surgical.Disk;
using Surgical.Evaluation.Flare.Answers;
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

    /// <summary>The same of questions that have a uid, by which FLARE26's evaluator knows them.</summary>
    public const string PredictedLinesName = "predictions.jsonl";

    private readonly string _path;
    private readonly int? _limit;
    private readonly int _seed;
    private readonly IReadOnlyList<FlareRow> _rows;

    /// <summary>Reads the questions and chooses what is wanted of them.</summary>
    /// <param name="path">JSON array of questions, or JSON lines with a uid each; their pictures lie beside it.</param>
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
    public int WithSeveralPictures => _rows.Count(row => row.Pictures > 1);

    /// <summary>Name of the file of predictions in the run's folder.</summary>
    public string Predictions => _rows is [{ Uid: not null }, ..] ? PredictedLinesName : PredictionsName;

    /// <summary>Checks that a profile has words for every chosen question.</summary>
    /// <exception cref="ModelException">It has not.</exception>
    public void RequireWords(PromptProfile profile)
    {
        foreach (var row in _rows)
        {
            TaskQuestion.Of(row, profile);
        }
    }

    /// <summary>What the run is of.</summary>
    /// <param name="model">Who answers.</param>
    /// <param name="profile">How the questions are asked.</param>
    /// <param name="mode">By whose rules the answers will be scored.</param>
    /// <param name="missing">What becomes of questions whose picture is missing or broken.</param>
    /// <exception cref="IOException">The questions cannot be read.</exception>
    public RunInput Input(ModelIdentity model, PromptProfile profile, FlareMode mode, MissingPicture missing) => new(
        RunKind.Flare,
        model,
        new JsonObject
        {
            ["questions_sha256"] = FileDigest.Of(_path),
            ["profile"] = new JsonObject { ["name"] = profile.Name, ["digest"] = profile.Digest },
        },
        new JsonObject
        {
            ["mode"] = mode.Name(),
            [MissingPictures.Setting] = missing.Name(),
            ["limit"] = _limit,
            ["seed"] = _seed,
        });

    /// <summary>Asks all questions that an earlier run has not, and writes the predictions.</summary>
    /// <param name="folder">Taken by <see cref="RunFolder"/>.</param>
    /// <param name="model">Borrowed.</param>
    /// <param name="profile">How they are asked.</param>
    /// <param name="missing">What becomes of questions whose picture is missing or broken.</param>
    /// <param name="progress">Called after each question, in order.</param>
    /// <param name="cancellationToken">Stops at once; what was answered is kept.</param>
    /// <returns>The questions that could not be asked.</returns>
    /// <exception cref="ModelException">The model broke.</exception>
    /// <exception cref="IOException">There is no room; what was answered is kept.</exception>
    public async Task<IReadOnlyList<Unanswered>> RunAsync(
        string folder,
        IVisionLanguageModel model,
        PromptProfile profile,
        MissingPicture missing,
        Action<RunStep> progress,
        CancellationToken cancellationToken)
    {
        var run = new QuestionRun<FlareRow, FlareReply>(folder, AnswersName, reply => reply.Place);
        var unanswered = await run.RunAsync(
            [.. _rows.Select(row => (row.InFile, row))],
            (row, stop) => AskAsync(row, model, profile, stop),
            progress,
            cancellationToken);
        var answers = RunFolder.Lines<FlareReply>(Path.Combine(folder, AnswersName))
            .ToDictionary(reply => reply.Place, reply => reply.Answer);
        foreach (var one in unanswered.Where(one => one.LacksPicture && missing == MissingPicture.Empty))
        {
            answers[one.Place] = "";
        }

        RunFolder.Replace(Path.Combine(folder, Predictions), PredictionText.Of(_rows, answers));
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
        var (text, maxTokens) = TaskQuestion.Of(row, profile);
        var question = profile.About(picture, text) with { MaxTokens = maxTokens };
        var reply = await model.AskAsync(question, streamed: null, cancellationToken);
        return new(
            row.InFile,
            reply.Text,
            profile.Tasks is { Answers: TaskAnswers.Cut }
                ? ContainerAnswer.Of(row.TaskType, reply.Text)
                : reply.Text.Trim(),
            reply.End,
            TimeProvider.System.GetElapsedTime(start).TotalSeconds,
            reply.MeanLogProbability is { } mean ? Math.Exp(mean) : null,
            model.Identity.Digest);
    }
}
