using Surgical.Analyzer.Phases;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases;

/// <summary>From rows of time to one label a sample.</summary>
internal static class PhaseSampling
{
    /// <summary>
    /// Idle and the twelve phases of Cataract-1K; the class of a phase is its place in the enumeration.
    /// </summary>
    public static int Classes => PhaseNames.Phases.Count;

    /// <summary>The class of idle.</summary>
    public const int Idle = (int)SurgicalPhase.Idle;

    /// <summary>
    /// Samples at 0, 1/fps, 2/fps and so on, before the end. What no row covers is idle, in the prediction too: the
    /// product writes idle as a gap.
    /// </summary>
    public static PhaseTimeline Sample(
        PhaseFile truth, PhaseFile predicted, double framesPerSecond, SampledUntil until)
    {
        var end = until is SampledUntil.Longer ? Math.Max(truth.End, predicted.End) : truth.End;
        var samples = (int)Math.Ceiling(end * framesPerSecond);
        if (samples > 0 && (samples - 1) / framesPerSecond >= end)
        {
            // 1.1 s at 10 a second are 11.000000000000002 samples, and the last would stand at the end.
            samples--;
        }

        return new(Label(truth.Rows, samples, framesPerSecond), Label(predicted.Rows, samples, framesPerSecond));
    }

    private static int[] Label(IReadOnlyList<PhaseRow> rows, int samples, double framesPerSecond)
    {
        var labels = new int[samples];
        var next = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var time = sample / framesPerSecond;
            while (next < rows.Count && rows[next].End <= time)
            {
                next++;
            }

            var isCovered = next < rows.Count && rows[next].Start <= time;
            labels[sample] = !isCovered ? Idle : rows[next].Phase is { } phase ? (int)phase : PhaseTimeline.Unknown;
        }

        return labels;
    }
}
