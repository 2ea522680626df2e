namespace Surgical.Evaluation.Phases.Scores;

/// <summary>
/// Forgives predictions that are a little early or late at a boundary (proposed_boundary_relaxed; our own definition,
/// not a published one). Within the window at either end of a true run, the class of the neighbouring run counts as
/// right.
/// </summary>
/// <remarks>The window is never longer than half the run: many runs of Cataract-1K are shorter than 10 s.</remarks>
internal static class BoundaryRelaxation
{
    /// <summary>The prediction with what is forgiven put right; score it as it is.</summary>
    /// <param name="video">Truth and prediction.</param>
    /// <param name="window">In samples; customary are 10 s.</param>
    public static PhaseTimeline Forgive(PhaseTimeline video, int window)
    {
        var runs = PhaseSegment.Of(video.Truth);
        var predicted = video.Predicted.ToArray();
        for (var place = 0; place < runs.Count; place++)
        {
            var run = runs[place];
            var reach = Math.Min(window, run.Length / 2);
            int? before = place > 0 ? runs[place - 1].Label : null;
            int? after = place + 1 < runs.Count ? runs[place + 1].Label : null;
            for (var sample = run.Start; sample < run.End; sample++)
            {
                var isLate = sample - run.Start < reach && predicted[sample] == before;
                var isEarly = run.End - sample <= reach && predicted[sample] == after;
                predicted[sample] = isLate || isEarly ? run.Label : predicted[sample];
            }
        }

        return video with { Predicted = predicted };
    }
}
