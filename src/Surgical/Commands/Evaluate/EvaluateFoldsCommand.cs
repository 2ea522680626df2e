using System.CommandLine;
using Surgical.DataSets.Folds;
using Surgical.Evaluation;
using Surgical.Options;

namespace Surgical.Commands.Evaluate;

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
        var columns = EvaluateOptions.Columns();
        var folds = EvaluateOptions.Number("--folds", "How many", Usual, least: 2);
        var command = new Command("folds", "Split training data so that no case is on both sides")
        {
            data, columns, folds
        };
        command.SetAction(parsed => Console.Write(
            CaseFolds.Table(parsed.GetRequiredValue(data), parsed.GetValue(columns)!, parsed.GetValue(folds))));
        return command;
    }
}
