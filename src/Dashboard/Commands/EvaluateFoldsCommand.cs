using System.CommandLine;
using Surgical.Evaluation;

namespace Surgical.Dashboard.Commands;

/// <summary>surgical evaluate folds: which cases are held out in which fold.</summary>
internal static class EvaluateFoldsCommand
{
    // As card 2's data set has it.
    private const int Usual = 5;

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Training data, one JSON object a line",
            HelpName = "FILE",
            Required = true,
        };
        var columns = new Option<string>("--columns")
        {
            Description = "Columns that are not called case, image, question and answer: case=NAME,...",
            HelpName = "NAMES",
            DefaultValueFactory = _ => "",
        };
        var folds = new Option<int>("--folds") { Description = "How many", DefaultValueFactory = _ => Usual };
        var command = new Command("folds", "Split training data so that no case is on both sides") { data, columns, folds };
        command.SetAction(parsed => Console.Write(
            CaseFolds.Table(parsed.GetRequiredValue(data), parsed.GetValue(columns)!, parsed.GetValue(folds))));
        return command;
    }
}
