using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Surgical.Evaluation;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;
using Surgical.Options;
using Surgical.Progress;

namespace Surgical.Commands.Evaluate;

/// <summary>
/// surgical evaluate phases: phases that were predicted, or that a model reads first, against annotated ones.
/// </summary>
internal static class EvaluatePhasesCommand
{
    public static Command Create()
    {
        var truth = Folder(
            "--truth", "Folder of annotated phases: CSV files in the columns of Cataract-1K", isRequired: true);
        var predicted = Folder("--predicted", "Folder of predicted phases: such files, or the folders of analyses");
        var videos = Folder(
            "--videos",
            "Folder of the videos, named as the cases: for --run and the report's pictures (default: "
            + "the folder of --truth)");
        var results = EvaluateOptions.Folder(
            "Folder for report.html, results.json and CSV tables; with --run also for the analyses");
        var framesPerSecond = new Option<double>("--fps")
        {
            Description = "Samples a second",
            HelpName = "NUMBER",
            CustomParser = ParseRate,
            DefaultValueFactory = _ => new PhaseEvaluationOptions().FramesPerSecond,
        };
        var until = new Option<string>("--until")
        {
            Description =
                "Where the samples of a case end: at the truth's last end, or at the longer of truth and prediction",
            DefaultValueFactory = _ => "truth",
        };
        until.AcceptOnlyFromAmong("truth", "longer");
        var cases = new Option<string?>("--cases")
        {
            Description =
                "With --split-by: CSV file of cases (column case or caseId), or a folder of such (default: "
                + "the folder of --truth)",
            HelpName = "FILE|DIR",
        };
        var splitBy = EvaluateOptions.SplitBy("of --cases (physician)");
        var run = new RunOptions("videos");
        var reading = new ReadingOptions();
        var command = new Command("phases", "Score phases, case by case: files and folders of one name belong together")
        {
            truth, predicted, videos, results, framesPerSecond, until, cases, splitBy,
        };
        run.AddTo(command);
        reading.AddTo(command);
        run.RequireEither(command, predicted, reading.All);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (annotated, folder) = (parsed.GetRequiredValue(truth), parsed.GetRequiredValue(results));
            var options = new PhaseEvaluationOptions
            {
                FramesPerSecond = parsed.GetValue(framesPerSecond),
                Until = parsed.GetValue(until) == "longer" ? SampledUntil.Longer : SampledUntil.Truth,
                Seed = run.Seed(parsed),
                Videos = parsed.GetValue(videos),
                CaseTable = parsed.GetValue(cases),
                SplitBy = parsed.GetValue(splitBy),
            };
            if (!run.IsRun(parsed))
            {
                return await ScoreAsync(annotated, parsed.GetValue(predicted)!, folder, options, cancellationToken);
            }

            if (options.SplitBy is not null)
            {
                // A column that is not there is noticed before hours are spent on the videos.
                PhaseEvaluation.Run(annotated, annotated, options);
            }

            var readings = new PhasesRun(
                annotated, parsed.GetValue(videos) ?? annotated, folder, reading.Of(parsed),
                reading.PictureRate(parsed));
            return await readings.RunAsync(
                run.Limit(parsed), run.Seed(parsed), stop => run.OpenAsync(parsed, stop), cancellationToken) switch
            {
                PhasesRunEnd.Refused(var reason) => await CommandEdge.RefuseAsync(reason),
                PhasesRunEnd.Done(var cases, var isWhole) => Math.Max(
                    isWhole ? 0 : CommandEdge.Failed,
                    await KeptWork.OrSayAsync(
                        folder,
                        () => ScoreAsync(
                            annotated, readings.Analyses, folder, options with { Cases = cases }, cancellationToken))),
                _ => throw new InvalidOperationException("Expected a run to be refused or done."),
            };
        });
        return command;
    }

    private static async Task<int> ScoreAsync(
        string truth, string predicted, string folder, PhaseEvaluationOptions options,
        CancellationToken cancellationToken)
    {
        var results = PhaseEvaluation.Run(truth, predicted, options);
        await PhaseReport.WriteAsync(results, folder, cancellationToken);
        foreach (var remark in results.Remarks)
        {
            await Console.Error.WriteLineAsync($"surgical: {remark}");
        }

        Console.Write(PhaseReport.Summary(results));
        Console.WriteLine($"Written to {folder}: report.html, results.json, videos.csv, per-phase.csv, confusion.csv");
        return 0;
    }

    private static Option<string> Folder(string name, string description, bool isRequired = false) => new(name)
    {
        Description = description,
        HelpName = "DIR",
        Required = isRequired,
    };

    private static double ParseRate(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate);
        if (isNumber && rate is >= 0.1 and <= 240)
        {
            return rate;
        }

        argument.AddError($"Expected an --fps from 0.1 to 240 samples a second, got {text}.");
        return default;
    }
}
