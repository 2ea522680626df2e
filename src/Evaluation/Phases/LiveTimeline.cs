using Surgical.Analyzer.Phases;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases;

/// <summary>What somebody saw who watched while the case was read, sample by sample.</summary>
/// <remarks>
/// phases.csv holds the path that explains the whole case, of which nobody knew at the time. Here each sample has the
/// phase that the tracker gave at the last key frame before it.
/// </remarks>
internal static class LiveTimeline
{
    /// <param name="judged">The truth of the case, sampled.</param>
    /// <param name="run">Its analysis.</param>
    /// <param name="framesPerSecond">Samples a second.</param>
    public static PhaseTimeline Of(PhaseTimeline judged, AnalysisRun run, double framesPerSecond)
    {
        var shown = new int[judged.Length];
        var (next, phase) = (0, PhaseTimeline.Unknown);
        for (var sample = 0; sample < shown.Length; sample++)
        {
            while (next < run.KeyFrames.Count && run.KeyFrames[next].Seconds <= sample / framesPerSecond)
            {
                phase = Label(run.KeyFrames[next++].TrackedPhase);
            }

            shown[sample] = phase;
        }

        return new(judged.Truth, shown);
    }

    private static int Label(string? id) =>
        id is not null && PhaseNames.TryParse(id, out var phase) ? (int)phase : PhaseTimeline.Unknown;
}
