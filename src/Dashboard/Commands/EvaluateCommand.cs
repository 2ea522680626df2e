using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Surgical.Evaluation;

namespace Surgical.Dashboard.Commands;

/// <summary>surgical evaluate: how good predictions are, in the field's own numbers.</summary>
internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Score predictions against annotations")
    {
        Phases(), EvaluateFlareCommand.Create(), EvaluateFoldsCommand.Create(),
    };

    private static Command Phases()
    {
        var truth = Folder("--truth", "Folder of annotated phases: CSV files in the columns of Cataract-1K");
        var predicted = Folder("--predicted", "Folder of predicted phases: such files, or the folders of analyses");
        var results = Folder("--out", "Folder for results.json and CSV tables");
        var framesPerSecond = new Option<double>("--fps")
        {
            Description = "Samples a second",
            HelpName = "NUMBER",
            CustomParser = ParseRate,
            DefaultValueFactory = _ => new PhaseEvaluationOptions().FramesPerSecond,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Of the resampling behind the 95 % intervals",
            HelpName = "NUMBER",
        };
        var command = new Command("phases", "Score phases, case by case: files and folders of one name belong together")
        {
            truth, predicted, results, framesPerSecond, seed,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(truth),
            parsed.GetRequiredValue(predicted),
            parsed.GetRequiredValue(results),
            new() { FramesPerSecond = parsed.GetValue(framesPerSecond), Seed = parsed.GetValue(seed) }));
        return command;
    }

    private static int Run(string truth, string predicted, string folder, PhaseEvaluationOptions options)
    {
        var results = PhaseEvaluation.Run(truth, predicted, options);
        results.Write(folder);
        foreach (var remark in results.Remarks)
        {
            Console.Error.WriteLine($"surgical: {remark}");
        }

        Console.Write(results.Summary());
        Console.WriteLine($"Written to {folder}: results.json, videos.csv, per-phase.csv, confusion.csv");
        return 0;
    }

    private static Option<string> Folder(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DIR",
        Required = true,
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
