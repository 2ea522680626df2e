using System.Globalization;
using Surgical.Benchmarks.Cpu;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Evaluation;

/// <summary>
/// How long <c>surgical evaluate</c> takes on data of the size that labs have, start-up, intervals and report included.
/// The numbers in the data mean nothing.
/// </summary>
internal static class EvaluationBenchmark
{
    private const int Runs = 3;
    private const int Videos = 56;
    private const int Answers = 50_000;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("surgical-evaluation-");
        try
        {
            var phases = RandomPhases.WriteTo(folder.FullName, Videos);
            await MeasureAsync(
                $"phases: {Videos} cases of {RandomPhases.Length.TotalMinutes} minutes", goal: 2, folder, phases);
            var answers = RandomAnswers.WriteTo(folder.FullName, Answers);
            await MeasureAsync($"flare: {Answers} answers", goal: 10, folder, answers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(
        string what, double goal, DirectoryInfo folder, IReadOnlyList<string> arguments)
    {
        var runs = new List<ChildRun>();
        for (var run = 0; run < Runs; run++)
        {
            var results = Path.Combine(folder.FullName, $"{arguments[1]}-{run}");
            runs.Add(await ChildRun.OfAsync(
                Repository.Executable, [.. arguments, "--out", results], CancellationToken.None));
        }

        var times = runs.Select(run => run.Time.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {Median.Of(runs.Select(run => run.Time.TotalSeconds)):F2} s, median of {Runs} runs "
            + $"({string.Join(", ", times)}; goal {goal} s); "
            + $"memory of its own {Median.Of(runs.Select(run => run.PeakAnonymous / 1e6)):F0} MB"));
    }
}
