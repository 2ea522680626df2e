using System.CommandLine;
using Surgical.Cases.Export;
using Surgical.Cases.Store;
using Surgical.Evaluation.Corrections;
using Surgical.Evaluation.Report;
using Surgical.Options;

namespace Surgical.Commands.Evaluate;

/// <summary>surgical evaluate frames: the model's votes on key frames that instructors gave a verdict on.</summary>
internal static class EvaluateFramesCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Data folder of serve, with its cases and corrections; it may be running",
            HelpName = "DIR",
            Required = true,
        };
        var store = StoreOption.Create();
        var results = EvaluateOptions.Folder("Folder for report.html, results.json and confusion.csv");
        var cases = new Option<string[]>("--case")
        {
            Description = "Only this case; may be given several times",
            HelpName = "ID",
        };
        var command = new Command(
            "frames", "Score a model's votes on the key frames that instructors gave a verdict on")
        {
            data, store, results, cases,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(data),
            parsed.GetValue(store),
            parsed.GetRequiredValue(results),
            parsed.GetValue(cases) ?? [],
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string data,
        string? database,
        string folder,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken)
    {
        var store = await StoredCases.OpenAsync(data, database, cancellationToken);
        var cases = await ChosenCases.OfAsync(store, data, chosen, cancellationToken);
        foreach (var (first, second) in ChosenCases.Twins(cases))
        {
            await Console.Error.WriteLineAsync(
                $"surgical: note: the cases {first} and {second} are of one video, and both count; choose with --case");
        }

        var results = new CorrectionResults(data, [.. cases.SelectMany(CorrectedVotes.Of)]);
        CorrectionReport.Write(results, folder);
        Console.Write(CorrectionReport.Summary(results));
        Console.WriteLine($"Written to {folder}: report.html, results.json, confusion.csv");
        return 0;
    }
}
