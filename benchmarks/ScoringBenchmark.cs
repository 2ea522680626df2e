using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.ModelImport.Importing;
using Surgical.Models.Runtime;

namespace Surgical.Benchmarks;

/// <summary>
/// Votes of the embedded model from scores of the phases' names against votes from full replies, one a second of both
/// sample videos: how often they agree, how often each is right, how well each knows it, and how many come a minute.
/// </summary>
/// <remarks>
/// Calibration error: the expected calibration error of Guo et al., ICML 2017. Key frames with a vote are put in ten
/// bins of equal width by the confidence of the vote (geometric mean of the naming words' probabilities, or greatest
/// share); it is the sum over bins of |share of right votes - mean confidence| x key frames in the bin / key frames.
/// </remarks>
internal static class ScoringBenchmark
{
    private const int Bins = 10;

    private static readonly string[] Samples = ["phaco-routine", "phaco-runout"];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("surgical-scoring-");
        try
        {
            var imported = ModelImporter.Import(
                Path.Combine(AppContext.BaseDirectory, "models", "cataract-sim"),
                folder.FullName,
                new Progress<ImportProgress>(),
                CancellationToken.None);

            // No features are kept: each kind of vote looks at every picture itself.
            await using var model = MedGemmaModel.Open(imported.Folder, new() { FeatureBytes = 0 });
            var replies = await ReadAsync(model, VoteSource.Reply);
            var scores = await ReadAsync(model, VoteSource.Scores);
            var same = replies.Votes.Zip(scores.Votes).Count(pair => pair.First.Phase == pair.Second.Phase);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"the same phase on {same} of {replies.Votes.Count} key frames "
                + $"({(double)same / replies.Votes.Count:P1})"));
            Print("replies", replies);
            Print("scores", scores);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"ratio of votes a minute: {replies.Time / scores.Time:F2}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(List<Vote> Votes, TimeSpan Time)> ReadAsync(MedGemmaModel model, VoteSource source)
    {
        var votes = new List<Vote>();
        var time = TimeSpan.Zero;
        foreach (var sample in Samples)
        {
            var path = Path.Combine(AppContext.BaseDirectory, "sample-videos", sample);
            var truth = Truth($"{path}.json");
            var video = await FrameSource.OpenAsync($"{path}.mp4", picturesPerSecond: null, CancellationToken.None);
            var options = new CaseRunOptions { Sampler = new() { FixedGap = TimeSpan.FromSeconds(1) }, Votes = source };
            var start = Stopwatch.GetTimestamp();
            await new CaseRun(video, model, options, TimeProvider.System).RunAsync(
                [],
                (_, record, _) =>
                {
                    var analysis = record.Analysis;
                    votes.Add(
                        new(analysis.Phase, analysis.VoteConfidence, analysis.Phase == truth[(int)analysis.Seconds]));
                    return ValueTask.CompletedTask;
                },
                CancellationToken.None);
            time += Stopwatch.GetElapsedTime(start);
        }

        return (votes, time);
    }

    private static string[] Truth(string path)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. truth.RootElement.GetProperty("seconds").EnumerateArray().Select(second =>
            PhaseNames.TryParse(second.GetProperty("phase").GetString()!, out var phase)
                ? PhaseNames.Id(phase)
                : throw new InvalidDataException($"{path}: expected phases of a cataract operation."))];
    }

    private static void Print(string name, (List<Vote> Votes, TimeSpan Time) read) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {read.Votes.Count(vote => vote.IsRight)} of {read.Votes.Count} right, calibration error "
        + $"{CalibrationError(read.Votes):F4}, {read.Votes.Count / read.Time.TotalMinutes:F0} votes a minute"));

    private static double CalibrationError(IReadOnlyList<Vote> votes)
    {
        var sure = votes.Where(vote => vote.Confidence is not null).ToList();
        return sure
            .GroupBy(vote => Math.Min((int)(vote.Confidence!.Value * Bins), Bins - 1))
            .Sum(bin => bin.Count() * Math.Abs(
                bin.Average(vote => vote.IsRight ? 1.0 : 0)
                    - bin.Average(vote => vote.Confidence!.Value))) / sure.Count;
    }

    private sealed record Vote(string? Phase, double? Confidence, bool IsRight);
}
