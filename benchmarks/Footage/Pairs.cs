using System.Diagnostics;

namespace Surgical.Benchmarks.Footage;

/// <summary>Two ways of doing one thing, in turn, so that what else the machine does meets both.</summary>
internal static class Pairs
{
    private const int Count = 5;

    /// <summary>Prints the frames a second of both, and their ratio.</summary>
    /// <param name="what">What ours does.</param>
    /// <param name="frames">That each handles.</param>
    /// <param name="ours">The product.</param>
    /// <param name="theirs">The peer.</param>
    /// <param name="goal">That the median ratio should reach.</param>
    public static async Task CompareAsync(string what, long frames, Func<Task> ours, Action theirs, double goal)
    {
        var rounds = new List<(double Ours, double Theirs)>();
        for (var pair = 1; pair <= Count; pair++)
        {
            var start = Stopwatch.GetTimestamp();
            await ours();
            var our = frames / Stopwatch.GetElapsedTime(start).TotalSeconds;

            start = Stopwatch.GetTimestamp();
            theirs();
            var their = frames / Stopwatch.GetElapsedTime(start).TotalSeconds;

            rounds.Add((our, their));
            Console.WriteLine($"pair {pair}: {what} {our:F0}, ffmpeg {their:F0} frames/s, ratio {our / their:F3}");
        }

        Console.WriteLine(
            $"medians of {Count} pairs: {what} {Median.Of(rounds.Select(round => round.Ours)):F0}, "
            + $"ffmpeg {Median.Of(rounds.Select(round => round.Theirs)):F0} frames/s, "
            + $"ratio {Median.Of(rounds.Select(round => round.Ours / round.Theirs)):F3} (goal {goal})");
    }
}
