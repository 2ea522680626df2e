using System.Globalization;
using Surgical.Analyzer.Phases;

namespace Surgical.Benchmarks.Evaluation;

/// <summary>
/// Annotated phases of many operations as Cataract-1K has them, and predictions that begin at other times.
/// </summary>
internal static class RandomPhases
{
    private const int FramesPerSecond = 60;

    /// <summary>Of a video.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(6);

    private static readonly string[] Names = [.. PhaseNames.Phases.Skip(1).Select(PhaseNames.Cataract1KName)];

    /// <returns>What <c>surgical</c> is told to score them.</returns>
    public static IReadOnlyList<string> WriteTo(string folder, int videos)
    {
        var random = new Random(1);
        var (truth, predicted) = (Path.Combine(folder, "truth"), Path.Combine(folder, "predicted"));
        Directory.CreateDirectory(truth);
        Directory.CreateDirectory(predicted);
        for (var video = 9000; video < 9000 + videos; video++)
        {
            var name = $"case_{video}_annotations_phases.csv";
            File.WriteAllLines(Path.Combine(truth, name), Rows(video, random));
            File.WriteAllLines(Path.Combine(predicted, name), Rows(video, random));
        }

        return ["evaluate", "phases", "--truth", truth, "--predicted", predicted];
    }

    // Every phase once, in the usual order, with a gap of up to 4 s before it.
    private static IEnumerable<string> Rows(int video, Random random)
    {
        yield return "caseId,comment,frame,endFrame,sec,endSec";
        var frames = (int)Length.TotalSeconds * FramesPerSecond / Names.Length;
        for (var phase = 0; phase < Names.Length; phase++)
        {
            var from = (frames * phase) + random.Next(4 * FramesPerSecond);
            var to = frames * (phase + 1);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{video},{Names[phase]},{from},{to},"
                + $"{(double)from / FramesPerSecond:F2},{(double)to / FramesPerSecond:F2}");
        }
    }
}
