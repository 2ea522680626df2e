using System.CommandLine;
using Surgical.Analyzer.Profiles;
using Surgical.Cases.Chart;
using Surgical.Evaluation;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;
using Surgical.Evaluation.Runs.Questions;
using Surgical.Models.Contract;
using Surgical.Options;
using Surgical.Progress;

namespace Surgical.Commands.Evaluate;

/// <summary>
/// surgical evaluate flare: answers to questions of FLARE Task 5, or a model that is asked them first.
/// </summary>
internal static class EvaluateFlareCommand
{
    private static readonly Option<string> Questions = new("--questions")
    {
        Description =
            "JSON array of questions with their answers, or FLARE26's JSON lines; "
                + "with --run their pictures lie beside it",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Predictions = new("--predictions")
    {
        Description = "The same array with a model's answers, or lines with uid and prediction",
        HelpName = "FILE",
    };

    private static readonly Option<string> Folder = EvaluateOptions.Folder(
        "Folder for report.html, results.json and CSV tables; with --run also for predictions.json and answers.jsonl");

    private static readonly Option<FlareMode> Mode = new("--mode")
    {
        Description = "Whose rules: this year's, or those of 2025 with their slips",
    };

    private static readonly Option<string?> Lexicon = new("--lexicon")
    {
        Description = "Words that reports are scored by; without it the product's own for cataract surgery",
        HelpName = "FILE",
    };

    private static readonly Option<string?> SplitBy = EvaluateOptions.SplitBy("of the questions (Modality)");

    private static readonly Option<string?> Case = new("--case")
    {
        Description =
            "Column that says whose a question is, such as a patient, for the 95 % intervals (default: its picture)",
        HelpName = "COLUMN",
    };

    private static readonly Option<string?> Missing = new("--missing-picture")
    {
        Description =
            "Score a question whose picture is missing or broken as an empty answer, or leave it out and count it "
                + "(default: as the profile says; empty for flare-container, left-out for every other)",
        HelpName = "empty|left-out",
    };

    private static readonly ProfileOption Profile = new("flare", takesPrompts: true);
    private static readonly RunOptions Run = new("questions");

    public static Command Create()
    {
        var command = new Command("flare", "Score answers to questions of FLARE Task 5")
        {
            Questions, Predictions, Folder, Mode, Lexicon, SplitBy, Case, Missing,
        };
        Missing.AcceptOnlyFromAmong("empty", "left-out");
        Profile.AddTo(command);
        Run.AddTo(command);
        Run.RequireEither(command, Predictions, [.. Profile.All, Missing]);
        command.SetAction((parsed, cancellationToken) => Run.IsRun(parsed)
            ? AskAsync(parsed, cancellationToken)
            : Task.FromResult(Score(parsed, parsed.GetValue(Predictions)!)));
        return command;
    }

    private static async Task<int> AskAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (questions, folder) = (parsed.GetRequiredValue(Questions), parsed.GetRequiredValue(Folder));
        var run = new FlareRun(questions, Run.Limit(parsed), Run.Seed(parsed));
        if (run.HasAnswers)
        {
            // What scoring would refuse in the questions is refused before hours are spent on them.
            Evaluate(parsed, questions);
        }

        var profile = Profile.Read(parsed);
        run.RequireWords(profile);
        await using var opened = await Run.OpenAsync(parsed, cancellationToken);
        var model = OlderModel.Before(opened, RunFolder.ModelOf(folder));
        var missing = HandlingOf(parsed, profile);
        if (RunFolder.Take(folder, run.Input(model.Identity, profile, parsed.GetValue(Mode), missing)) is { } refusal)
        {
            return await CommandEdge.RefuseAsync(refusal);
        }

        return await KeptWork.OrSayAsync(folder, () => AskAsync(parsed, run, model, profile, cancellationToken));
    }

    private static async Task<int> AskAsync(
        ParseResult parsed, FlareRun run, IVisionLanguageModel model, PromptProfile profile,
        CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(Folder);
        var unanswered = await RunProgress.ShowAsync(
            show => run.RunAsync(folder, model, profile, HandlingOf(parsed, profile), show, cancellationToken));
        if (run.WithSeveralPictures > 0)
        {
            Console.WriteLine($"{run.WithSeveralPictures} questions have several pictures: only the first was shown.");
        }

        ShowUnanswered(unanswered, HandlingOf(parsed, profile));
        Console.WriteLine($"Written to {folder}: {run.Predictions}, {FlareRun.AnswersName}, {RunFolder.Name}");
        if (!run.HasAnswers)
        {
            Console.WriteLine("No question has an Answer: there is nothing to score.");
            return unanswered.Count == 0 ? 0 : CommandEdge.Failed;
        }

        return Math.Max(
            Score(parsed, Path.Combine(folder, run.Predictions)),
            unanswered.Count == 0 ? 0 : CommandEdge.Failed);
    }

    private static MissingPicture HandlingOf(ParseResult parsed, PromptProfile profile) =>
        parsed.GetValue(Missing) switch
        {
            "empty" => MissingPicture.Empty,
            "left-out" => MissingPicture.LeftOut,
            _ => profile.Tasks?.MissingPicture ?? MissingPicture.LeftOut,
        };

    private static void ShowUnanswered(IReadOnlyList<Unanswered> unanswered, MissingPicture missing)
    {
        var empty = missing == MissingPicture.Empty ? unanswered.Count(one => one.LacksPicture) : 0;
        if (empty > 0)
        {
            Console.WriteLine(
                $"{empty} questions have no picture that can be read and are scored as an empty answer: "
                + $"see {RunFolder.UnansweredName}.");
        }

        if (unanswered.Count > empty)
        {
            Console.WriteLine(
                $"{unanswered.Count - empty} questions could not be asked and are not scored: "
                + $"see {RunFolder.UnansweredName}.");
        }
    }

    private static int Score(ParseResult parsed, string predictions)
    {
        var folder = parsed.GetRequiredValue(Folder);
        var results = Evaluate(parsed, predictions);
        FlareReport.Write(results, folder);
        Console.Write(FlareReport.Summary(results));
        Console.WriteLine($"Written to {folder}: report.html, results.json, tasks.csv, questions.csv");
        return 0;
    }

    private static FlareResults Evaluate(ParseResult parsed, string predictions) => FlareEvaluation.Run(
        parsed.GetRequiredValue(Questions),
        predictions,
        new()
        {
            Mode = parsed.GetValue(Mode),
            Lexicon = parsed.GetValue(Lexicon),
            SplitBy = parsed.GetValue(SplitBy),
            Case = parsed.GetValue(Case),
            Seed = Run.Seed(parsed),
        });
}
