using System.CommandLine;
using System.Globalization;
using Surgical.Analyzer;
using Surgical.ModelImport;
using Surgical.ModelImport.Importing;
using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.Options;

namespace Surgical.Commands;

/// <summary>
/// surgical check: does the engine compute what the reference implementation computed from the same weights?
/// </summary>
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
        var full = new Option<bool>("--full")
        {
            Description = "Hash the weights as well, and compare with what was recorded at import",
        };
        var adapters = new AdapterOptions();
        var format = new FormatOptions();
        var command = new Command(
            "check", "Compare a model with reference values: its own, or those in an adapter's folder")
        {
            folder, full,
        };
        adapters.AddTo(command);
        format.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var chosen = parsed.GetRequiredValue(folder);
            var import = new ImportOptions
            {
                Adapters = adapters.Of(parsed),
                Format = format.Of(parsed),
                Reading = ModelFolder.TellReading,
            };
            var isFull = parsed.GetValue(full);
            return Task.Run(() => RunAsync(chosen, import, isFull, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string named, ImportOptions import, bool isFull, CancellationToken cancellationToken)
    {
        var folder = ModelFolder.Locate(named);

        // Weights can be hashed where nothing is there to compare the model's words with.
        var missing = Missing(folder, import.Adapters);
        if (missing is not null && !isFull)
        {
            await Console.Error.WriteLineAsync(
                $"surgical: {missing}, came {ModelCache.Foreign(folder) ?? "none"}.");
            return NoCases;
        }

        var model = ModelFolder.Resolve(folder, import, cancellationToken);
        var passed = !isFull || HaveWeightsStayed(model, cancellationToken);
        var damaged = WeightNumbers.Damaged(ImportedModel.Open(model), cancellationToken);
        if (damaged.Count > 0)
        {
            await TellAsync(damaged);
            passed = false;
        }

        // Nothing is learnt from what is computed with NaN.
        if (missing is null && damaged.All(tensor => tensor.IsZero))
        {
            passed &= import.Adapters.Count == 0
                ? Show(ModelCheck.Run(folder, model, cancellationToken))
                    & await ShowAsync(ModelCheck.RunRepliesAsync(folder, model, ShownPicture.Read, cancellationToken))
                : Show(ModelCheck.RunAdapters(folder, import.Adapters, model, cancellationToken));
        }

        return passed ? 0 : Failed;
    }

    private static bool HaveWeightsStayed(string model, CancellationToken cancellationToken)
    {
        var passed = true;
        foreach (var sum in WeightSums.Compute(ImportedModel.Open(model), cancellationToken))
        {
            passed &= sum.IsUnchanged ?? true;
            Console.WriteLine(sum.IsUnchanged switch
            {
                true => $"PASS {sum.File} sha256={sum.Sha256}",
                false => $"FAIL {sum.File} sha256={sum.Sha256}, expected {sum.Expected}",
                null => $"NEW {sum.File} sha256={sum.Sha256}, recorded now: there was nothing to compare with",
            });
        }

        return passed;
    }

    private static Task TellAsync(IEnumerable<DamagedTensor> damaged)
    {
        foreach (var tensor in damaged)
        {
            Console.WriteLine(tensor.IsZero
                ? $"FAIL {tensor.Name} holds nothing but zeros, {tensor.Count} of them"
                : $"FAIL {tensor.Name} holds {tensor.NotNumbers} NaN and {tensor.Infinite} infinite of "
                    + $"{tensor.Count} numbers");
        }

        return Console.Error.WriteLineAsync(
            "surgical: the weights hold what no answer survives: they were damaged on their way, as by a download that "
            + "was broken off, or their training went astray. Fetch and import them again; if they stay so, tell "
            + "whoever published them.");
    }

    private static bool Show(IEnumerable<SampleResult> results)
    {
        var passed = true;
        foreach (var result in results)
        {
            Console.WriteLine(Line(result));
            passed &= result.Passed;
        }

        return passed;
    }

    private static async Task<bool> ShowAsync(IAsyncEnumerable<(string Name, bool Passed)> results)
    {
        var passed = true;
        await foreach (var (name, isSame) in results)
        {
            Console.WriteLine($"{(isSame ? "PASS" : "FAIL")} {name} reply");
            passed &= isSame;
        }

        return passed;
    }

    private static string? Missing(string folder, IReadOnlyList<string> adapters) =>
        !ModelCheck.HasCases(folder) ? $"{folder}: expected reference cases (cases.json)"
        : adapters.FirstOrDefault(adapter => !ModelCheck.HasAdapterCase(adapter)) is { } adapter
            ? $"{adapter}: expected a reference case of the adapter (case.json)"
        : null;

    private static string Line(SampleResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(result.Passed ? "PASS" : "FAIL")} {result.Name} logits={result.Logits:0.0e-0} "
        + $"cosine={result.Cosine:0.0000000} features={Features(result)} cache={result.Cache:0.0e-0} "
        + $"greedy={result.Greedy}/{result.GreedyExpected}{Decided(result)}");

    private static string Decided(SampleResult result) =>
        result.GreedyDecided == result.GreedyExpected ? "" : $", {result.GreedyDecided} decided";

    // An adapter's folder holds the logits that came of its features, and not the features.
    private static string Features(SampleResult result) =>
        result.Features?.ToString("0.0e-0", CultureInfo.InvariantCulture) ?? "none";
}
