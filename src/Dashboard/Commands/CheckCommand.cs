using System.CommandLine;
using System.Globalization;
using Surgical.Analyzer.Checks;
using Surgical.ModelImport;

namespace Surgical.Dashboard.Commands;

/// <summary>surgical check: does the engine compute what the reference implementation computed from the same weights?</summary>
internal static class CheckCommand
{
    private const int Failed = 1;
    private const int NoCases = 2;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "Folder of a model, snapshot or imported, with cases.json and its arrays beside it",
        };
        var command = new Command("check", "Compare a model with reference values") { folder };
        command.SetAction((parsed, cancellationToken) =>
        {
            var chosen = parsed.GetRequiredValue(folder);
            return Task.Run(() => Run(chosen, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static int Run(string folder, CancellationToken cancellationToken)
    {
        if (!ModelCheck.HasCases(folder))
        {
            Console.Error.WriteLine($"surgical: {folder}: expected reference cases (cases.json), came none.");
            return NoCases;
        }

        var progress = new ImportProgressLine(Console.Error, Console.IsErrorRedirected);
        var model = ModelCache.Resolve(folder, progress, cancellationToken);
        var failed = false;
        foreach (var result in ModelCheck.Run(folder, model, cancellationToken))
        {
            Console.WriteLine(Line(result));
            failed |= !result.Passed;
        }

        return failed ? Failed : 0;
    }

    private static string Line(CaseResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(result.Passed ? "PASS" : "FAIL")} {result.Name} logits={result.Logits:0.0e-0} cosine={result.Cosine:0.0000000} "
        + $"features={result.Features:0.0e-0} cache={result.Cache:0.0e-0} greedy={result.Greedy}/{result.GreedyExpected}");
}
