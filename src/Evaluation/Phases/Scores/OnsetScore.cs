namespace Surgical.Evaluation.Phases.Scores;

/// <summary>How soon phases are noticed, and how often one is announced that is not there.</summary>
/// <param name="Delays">
/// Seconds from the start of each true run to the first sample in it that has its phase; runs that are never noticed
/// are left out.
/// </param>
/// <param name="Missed">True runs in which no sample has their phase.</param>
/// <param name="FalseStarts">Predicted runs that share no sample with a true run of their phase.</param>
/// <param name="PredictedRuns">All predicted runs.</param>
internal sealed record OnsetScore(
    IReadOnlyList<double> Delays, int Missed, int FalseStarts, int PredictedRuns)
{
    /// <param name="video">Truth and prediction.</param>
    /// <param name="idle">The class whose runs are no phase: dropped on both sides.</param>
    /// <param name="framesPerSecond">Samples a second.</param>
    public static OnsetScore Of(PhaseTimeline video, int idle, double framesPerSecond)
    {
        var truth = Runs(video.Truth, idle);
        var predicted = Runs(video.Predicted, idle);
        int?[] first = [.. truth.Select(run => FirstInside(run, video.Predicted))];
        return new(
            [.. first.Zip(truth).Where(pair => pair.First is not null)
                .Select(pair => (pair.First!.Value - pair.Second.Start) / framesPerSecond)],
            first.Count(place => place is null),
            predicted.Count(run => !HasSampleOf(run, video.Truth)),
            predicted.Length);
    }

    private static PhaseSegment[] Runs(IReadOnlyList<int> labels, int idle) =>
        [.. PhaseSegment.Of(labels).Where(run => run.Label != idle && run.Label != PhaseTimeline.Unknown)];

    private static int? FirstInside(PhaseSegment run, IReadOnlyList<int> predicted)
    {
        for (var sample = run.Start; sample < run.End; sample++)
        {
            if (predicted[sample] == run.Label)
            {
                return sample;
            }
        }

        return null;
    }

    private static bool HasSampleOf(PhaseSegment run, IReadOnlyList<int> truth) => FirstInside(run, truth) is not null;
}
