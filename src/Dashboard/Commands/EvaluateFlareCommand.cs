using System.CommandLine;
using Surgical.Evaluation;
using Surgical.Evaluation.Flare;

namespace Surgical.Dashboard.Commands;

/// <summary>surgical evaluate flare: answers to questions of FLARE Task 5.</summary>
internal static class EvaluateFlareCommand
{
    public static Command Create()
    {
        var questions = File("--questions", "JSON array of questions with their answers");
        var predictions = File("--predictions", "The same array with a model's answers");
        var folder = new Option<string>("--out") { Description = "Folder for results.json", HelpName = "DIR", Required = true };
        var mode = new Option<FlareMode>("--mode")
        {
            Description = "Whose rules: this year's, or those of 2025 with their slips",
        };
        var lexicon = new Option<string?>("--lexicon")
        {
            Description = "Words that reports are scored by; without it the product's own for cataract surgery",
            HelpName = "FILE",
        };
        var command = new Command("flare", "Score answers to questions of FLARE Task 5")
        {
            questions, predictions, folder, mode, lexicon,
        };
        command.SetAction(parsed => Run(
            FlareEvaluation.Run(
                parsed.GetRequiredValue(questions),
                parsed.GetRequiredValue(predictions),
                parsed.GetValue(mode),
                parsed.GetValue(lexicon)),
            parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(FlareResults results, string folder)
    {
        results.Write(folder);
        Console.Write(results.Summary());
        Console.WriteLine($"Written to {folder}: results.json");
        return 0;
    }

    private static Option<string> File(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE",
        Required = true,
    };
}
