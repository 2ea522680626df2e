using System.CommandLine;
using System.Diagnostics;
using Surgical.Benchmarks.RandomModels;
using Surgical.ModelImport.Importing;
using Surgical.Models.Files;

namespace Surgical.Benchmarks;

/// <summary>
/// What merging an adapter costs: the weights of a snapshot read as an engine uploads them, without and with an adapter
/// of every linear layer, on one thread.
/// </summary>
internal static class MergeBenchmark
{
    private const int Rounds = 3;
    private const int NumbersAtOnce = 1 << 18;

    public static Command Create()
    {
        var snapshot = new Argument<string>("SNAPSHOT")
        {
            Description = "Folder of a snapshot, as the verb snapshot writes one",
        };
        var rank = new Option<int>("--rank") { Description = "Of the adapter", DefaultValueFactory = _ => 16 };
        var command = new Command("merge", "Merging of a LoRA adapter while weights are read") { snapshot, rank };
        command.SetAction((parsed, cancellationToken) =>
            Task.Run(
                () => Run(parsed.GetRequiredValue(snapshot), parsed.GetValue(rank), cancellationToken),
                cancellationToken));
        return command;
    }

    private static void Run(string snapshot, int rank, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("surgical-merge-");
        try
        {
            var plain = Import(snapshot, Path.Combine(folder.FullName, "plain"), [], cancellationToken);
            var adapter = Path.Combine(folder.FullName, "adapter");
            var weights = RandomAdapter.WriteTo(adapter, plain.Manifest.Configuration, rank);
            var start = Stopwatch.GetTimestamp();
            var merged = Import(snapshot, Path.Combine(folder.FullName, "merged"), [adapter], cancellationToken);
            var import = Stopwatch.GetElapsedTime(start);
            Measure(plain, merged, import, 2.0 * rank * weights, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ImportedModel Import(
        string snapshot, string folder, IReadOnlyList<string> adapters, CancellationToken cancellationToken) =>
        ModelImporter.Import(
            snapshot,
            folder,
            new ImportOptions { Format = new ModelFormat.BF16(), Adapters = adapters },
            new Progress<ImportProgress>(),
            cancellationToken);

    private static void Measure(
        ImportedModel plain, ImportedModel merged, TimeSpan import, double operations,
        CancellationToken cancellationToken)
    {
        var (alone, with) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // Taken in turn, so that what else the machine does meets both.
            alone.Add(ReadAll(plain, cancellationToken).TotalSeconds);
            with.Add(ReadAll(merged, cancellationToken).TotalSeconds);
        }

        var seconds = Median.Of(with) - Median.Of(alone);
        Console.WriteLine($"import as bf16 with the adapter: {import.TotalSeconds:F2} s");
        Console.WriteLine(
            $"medians of {Rounds} rounds, one thread: all weights read in {Median.Of(alone):F2} s, with the adapter in"
            + $" {Median.Of(with):F2} s; merging {seconds:F2} s, {operations / 1e9:F0} GFLOP,"
            + $" {operations / 1e9 / seconds:F0} GFLOP/s");
    }

    private static TimeSpan ReadAll(ImportedModel model, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var weights = model.MapWeights();
        var buffer = new float[NumbersAtOnce];
        foreach (var name in weights.Names)
        {
            var count = weights.Shape(name).Aggregate(1L, (product, dimension) => product * dimension);
            for (var first = 0L; first < count; first += buffer.Length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                weights.Read(name, first, buffer.AsSpan(0, (int)Math.Min(buffer.Length, count - first)));
            }
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
