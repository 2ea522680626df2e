using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Surgical.Benchmarks.Memory;
using Surgical.ModelImport.Importing;
using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Benchmarks.Batching;

/// <summary>
/// The same questions put to one model by 1, 2, 4 and 8 cases at once, each of which asks its next question when the
/// one before is answered. Numbers of cases are measured in turn, so that what else the machine does meets all of them.
/// </summary>
internal static class BatchingBenchmark
{
    private static readonly int[] Cases = [1, 2, 4, 8];

    public static async Task RunAsync(string? imported, BatchingOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("surgical-batching-");
        try
        {
            imported ??= ModelImporter.Import(
                Path.Combine(AppContext.BaseDirectory, "models", "cataract-sim"),
                folder.FullName,
                new Progress<ImportProgress>(),
                cancellationToken).Folder;
            await MeasureAsync(imported, options, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(
        string imported, BatchingOptions options, CancellationToken cancellationToken)
    {
        // No features are kept: every question looks at its picture, as in a video.
        await using var model = MedGemmaModel.Open(imported, new() { Batch = Cases[^1], FeatureBytes = 0 });
        var questions = await CaseQuestions.MakeAsync(model, options, cancellationToken);
        await model.AskAsync(questions[0] with { MaxTokens = 1 }, streamed: null, cancellationToken);
        var passes = new List<Pass>();
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var cases in Cases)
            {
                passes.Add(await PassAsync(model, questions, cases, cancellationToken));
            }
        }

        Console.WriteLine(
            $"{model.Identity.Name}: {options.Questions} questions a pass, medians of {options.Rounds} rounds");
        foreach (var cases in Cases)
        {
            Print(passes, cases);
        }

        Console.WriteLine(
            $"{Footprint.Now()}; resident at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F1} MB");
    }

    private static async Task<Pass> PassAsync(
        MedGemmaModel model, IReadOnlyList<Question> questions, int cases, CancellationToken cancellationToken)
    {
        var left = new ConcurrentQueue<Question>(questions);
        var answers = new ConcurrentBag<(TimeSpan Latency, ModelReply Reply)>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, cases).Select(async _ =>
        {
            while (left.TryDequeue(out var question))
            {
                var asked = Stopwatch.GetTimestamp();
                var reply = await model.AskAsync(question, streamed: null, cancellationToken);
                answers.Add((Stopwatch.GetElapsedTime(asked), reply));
            }
        }));
        var time = Stopwatch.GetElapsedTime(start);
        var latencies = answers.Select(answer => answer.Latency.TotalSeconds).Order().ToList();
        return new Pass(
            cases,
            answers.Count / time.TotalMinutes,
            answers.Sum(answer => answer.Reply.Tokens.Count) / time.TotalSeconds,
            latencies[latencies.Count / 2],
            latencies[(int)Math.Ceiling(0.95 * latencies.Count) - 1],
            answers.Average(answer => answer.Reply.Times.BatchSize));
    }

    private static void Print(IReadOnlyList<Pass> passes, int cases)
    {
        double Of(Func<Pass, double> figure, int of) =>
            Median.Of(passes.Where(pass => pass.Cases == of).Select(figure));

        // A ratio is taken within each round, and the median of those.
        double Ratio(Func<Pass, double> figure) => Median.Of(
            passes.Where(pass => pass.Cases == cases)
                .Zip(passes.Where(pass => pass.Cases == Cases[0]), (a, b) => figure(a) / figure(b)));

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cases} at once: {Of(pass => pass.AnswersPerMinute, cases):F2} answers/min "
            + $"(x{Ratio(pass => pass.AnswersPerMinute):F2}), {Of(pass => pass.TokensPerSecond, cases):F1} tokens/s "
            + $"(x{Ratio(pass => pass.TokensPerSecond):F2}), latency median {Of(pass => pass.MedianLatency, cases):F2} "
            + $"s (x{Ratio(pass => pass.MedianLatency):F2}), 95th {Of(pass => pass.HighLatency, cases):F2} s "
            + $"(x{Ratio(pass => pass.HighLatency):F2}); "
            + $"{Of(pass => pass.BatchSize, cases):F1} replies written at a time"));
    }

    private sealed record Pass(
        int Cases, double AnswersPerMinute, double TokensPerSecond, double MedianLatency, double HighLatency,
        double BatchSize);
}
