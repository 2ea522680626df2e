using System.CommandLine;
using Surgical.Analyzer.Profiles;
using Surgical.Cases.Chart;
using Surgical.Evaluation;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
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
        Description = "JSON array of questions with their answers; with --run their pictures lie beside it",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Predictions = new("--predictions")
    {
        Description = "The same array with a model's answers",
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

    private static readonly ProfileOption Profile = new("flare");
    private static readonly RunOptions Run = new("questions");

    public static Command Create()
    {
        var command = new Command("flare", "Score answers to questions of FLARE Task 5")
        {
            Questions, Predictions, Folder, Mode, Lexicon, SplitBy, Case,
        };
        Profile.AddTo(command);
        Run.AddTo(command);
        Run.RequireEither(command, Predictions, [Profile.Option]);
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
        await using var opened = await Run.OpenAsync(parsed, cancellationToken);
        var model = OlderModel.Before(opened, RunFolder.ModelOf(folder));
        if (RunFolder.Take(folder, run.Input(model.Identity, profile, parsed.GetValue(Mode))) is { } refusal)
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
            show => run.RunAsync(folder, model, profile, show, cancellationToken));
        if (run.WithSeveralPictures > 0)
        {
            Console.WriteLine($"{run.WithSeveralPictures} questions have several pictures: only the first was shown.");
        }

        if (unanswered.Count > 0)
        {
            Console.WriteLine(
                $"{unanswered.Count} questions could not be asked and are not scored: see {RunFolder.UnansweredName}.");
        }

        Console.WriteLine($"Written to {folder}: {FlareRun.PredictionsName}, {FlareRun.AnswersName}, {RunFolder.Name}");
        if (!run.HasAnswers)
        {
            Console.WriteLine("No question has an Answer: there is nothing to score.");
            return unanswered.Count == 0 ? 0 : CommandEdge.Failed;
        }

        return Math.Max(
            Score(parsed, Path.Combine(folder, FlareRun.PredictionsName)),
            unanswered.Count == 0 ? 0 : CommandEdge.Failed);
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
