using System.CommandLine;
using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;
using Surgical.Evaluation.Runs.Questions;
using Surgical.Models.Contract;
using Surgical.Options;
using Surgical.Progress;

namespace Surgical.Commands.Evaluate;

/// <summary>surgical evaluate cot: how well a model foretells reference replies, token by token.</summary>
internal static class EvaluateCotCommand
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "Reference replies, one JSON object a line; pictures lie beside the file",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Folder = EvaluateOptions.Folder(
        "New or empty folder for report.html, rows.jsonl and results.json, or the one with the same run to go on with");

    private static readonly Option<string> Columns = EvaluateOptions.Columns();
    private static readonly Option<string?> SplitBy = EvaluateOptions.SplitBy("of the data (site)");

    private static readonly Option<int> Folds =
        EvaluateOptions.Number(
            "--folds", "Folds by case, as evaluate folds makes them; 1 for none", usual: 5, least: 1);

    private static readonly Option<int?> Fold = new("--fold")
    {
        Description = "Only the cases held out in this fold, from 0",
        HelpName = "NUMBER",
    };
    private static readonly Option<int> Batch =
        EvaluateOptions.Number(
            "--batch", "Replies in a batch of the trainer whose averages are given", usual: 8, least: 1);

    private static readonly Option<string> Learns = new("--learns")
    {
        Description = "Which tokens are scored: the reply's, or the prompt's too, as Google's guide learns them",
        HelpName = "reply|all",
        DefaultValueFactory = _ => LearntTokens.Reply.Name(),
    };

    private static readonly ProfileOption Profile = new(takesPrompts: true);
    private static readonly RunOptions Run = new("replies");

    public static Command Create()
    {
        var command = new Command("cot", "Score how well a model foretells reference replies: token accuracy and loss")
        {
            Data, Folder, Columns, Folds, Fold, Batch, SplitBy, Learns,
        };
        Learns.AcceptOnlyFromAmong(LearntTokens.Reply.Name(), LearntTokens.All.Name());
        Profile.AddTo(command);
        Run.AddTo(command);
        Run.Require(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = new CotRun(parsed.GetRequiredValue(Data), new()
        {
            Columns = parsed.GetValue(Columns)!,
            Folds = parsed.GetValue(Folds),
            Fold = parsed.GetValue(Fold),
            Batch = parsed.GetValue(Batch),
            Learns = parsed.GetValue(Learns) == LearntTokens.All.Name() ? LearntTokens.All : LearntTokens.Reply,
            SplitBy = parsed.GetValue(SplitBy),
            Limit = Run.Limit(parsed),
            Seed = Run.Seed(parsed),
        });
        var (folder, profile) = (parsed.GetRequiredValue(Folder), Profile.Read(parsed));
        await using var opened = await Run.OpenAsync(parsed, cancellationToken);
        var model = OlderModel.Before(opened, RunFolder.ModelOf(folder));
        if (RunFolder.Take(folder, run.Input(model.Identity, profile)) is { } refusal)
        {
            return await CommandEdge.RefuseAsync(refusal);
        }

        var results = await KeptWork.OrSayAsync(folder, async () =>
        {
            var foretold = await RunProgress.ShowAsync(
                show => run.RunAsync(folder, model, profile, show, cancellationToken));
            CotReport.Write(foretold, folder);
            return foretold;
        });
        Console.Write(CotReport.Summary(results));
        Console.WriteLine($"Written to {folder}: report.html, rows.jsonl, results.json, unanswered.jsonl, run.json");
        return results.IsWhole ? 0 : CommandEdge.Failed;
    }
}
