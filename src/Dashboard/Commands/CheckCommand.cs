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
        var adapters = new AdapterOptions();
        var command = new Command("check", "Compare a model with reference values: its own, or those in an adapter's folder") { folder };
        adapters.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var chosen = parsed.GetRequiredValue(folder);
            var merged = adapters.Of(parsed);
            return Task.Run(() => Run(chosen, merged, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static int Run(string named, IReadOnlyList<string> adapters, CancellationToken cancellationToken)
    {
        var folder = ModelFolder.Locate(named);
        if (Missing(folder, adapters) is { } missing)
        {
            Console.Error.WriteLine($"surgical: {missing}, came none.");
            return NoCases;
        }

        var model = ModelFolder.Resolve(folder, new ImportOptions { Adapters = adapters }, cancellationToken);
        var results = adapters.Count == 0
            ? ModelCheck.Run(folder, model, cancellationToken)
            : ModelCheck.RunAdapters(folder, adapters, model, cancellationToken);
        var failed = false;
        foreach (var result in results)
        {
            Console.WriteLine(Line(result));
            failed |= !result.Passed;
        }

        return failed ? Failed : 0;
    }

    private static string? Missing(string folder, IReadOnlyList<string> adapters) =>
        !ModelCheck.HasCases(folder) ? $"{folder}: expected reference cases (cases.json)"
        : adapters.FirstOrDefault(adapter => !ModelCheck.HasAdapterCase(adapter)) is { } adapter
            ? $"{adapter}: expected a reference case of the adapter (case.json)"
        : null;

    private static string Line(CaseResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(result.Passed ? "PASS" : "FAIL")} {result.Name} logits={result.Logits:0.0e-0} cosine={result.Cosine:0.0000000} "
        + $"features={Features(result)} cache={result.Cache:0.0e-0} greedy={result.Greedy}/{result.GreedyExpected}");

    // An adapter's folder holds the logits that came of its features, and not the features.
    private static string Features(CaseResult result) =>
        result.Features?.ToString("0.0e-0", CultureInfo.InvariantCulture) ?? "none";
}
