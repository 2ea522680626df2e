using Surgical.DataSets.Files;

namespace Surgical.Evaluation.Phases.Scores;

/// <summary>Figures on runs instead of samples (ms_tcn_*), after Abu Farha and Gall, CVPR 2019.</summary>
/// <param name="Edit">
/// 100 (1 - Levenshtein distance of the runs' classes / longer of both); NaN where neither side has a run.
/// </param>
/// <param name="Overlaps">Hits, false and missed runs for each least overlap: 10, 25 and 50 percent.</param>
/// <param name="OverSegmentation">Predicted runs for each true one; NaN where the truth has none.</param>
internal sealed record SegmentScore(
    double Edit, IReadOnlyList<(int Percent, SegmentCounts Counts)> Overlaps, double OverSegmentation)
{
    /// <summary>In percent.</summary>
    public static IReadOnlyList<int> Thresholds { get; } = [10, 25, 50];

    /// <param name="video">Truth and prediction.</param>
    /// <param name="background">A class whose runs are dropped on both sides; null drops none.</param>
    public static SegmentScore Of(PhaseTimeline video, int? background)
    {
        var truth = Runs(video.Truth, background);
        var predicted = Runs(video.Predicted, background);
        return new(
            EditScore(predicted, truth),
            [.. Thresholds.Select(percent => (percent, Match(predicted, truth, percent / 100.0)))],
            truth.Length == 0 ? double.NaN : (double)predicted.Length / truth.Length);
    }

    private static PhaseSegment[] Runs(IReadOnlyList<int> labels, int? background) =>
        [.. PhaseSegment.Of(labels).Where(run => run.Label != background)];

    private static double EditScore(PhaseSegment[] predicted, PhaseSegment[] truth)
    {
        var longer = Math.Max(predicted.Length, truth.Length);
        return longer == 0
            ? double.NaN
            : 100 * (1 - (EditDistance.Of(Labels(predicted), Labels(truth)) / (double)longer));
    }

    private static int[] Labels(PhaseSegment[] runs) => [.. runs.Select(run => run.Label)];

    private static SegmentCounts Match(PhaseSegment[] predicted, PhaseSegment[] truth, double threshold)
    {
        var isHit = new bool[truth.Length];
        foreach (var run in predicted)
        {
            var (overlap, best) = Best(run, truth);
            if (overlap >= threshold && !isHit[best])
            {
                isHit[best] = true;
            }
        }

        var hits = isHit.Count(hit => hit);
        return new(hits, predicted.Length - hits, truth.Length - hits);
    }

    /// <summary>The true run of the same class that overlaps most, hit already or not; the first on a tie.</summary>
    private static (double Overlap, int Place) Best(PhaseSegment run, PhaseSegment[] truth)
    {
        var best = (Overlap: 0.0, Place: -1);
        for (var place = 0; place < truth.Length; place++)
        {
            var both = Math.Min(run.End, truth[place].End) - Math.Max(run.Start, truth[place].Start);
            var hull = Math.Max(run.End, truth[place].End) - Math.Min(run.Start, truth[place].Start);
            var overlap = truth[place].Label == run.Label ? (double)both / hull : 0;
            best = overlap > best.Overlap ? (overlap, place) : best;
        }

        return best;
    }
}

/// <summary>Runs found, and not.</summary>
/// <param name="TruePositives">Predicted runs that hit a true one.</param>
/// <param name="FalsePositives">Predicted runs that hit none, or one that was hit already.</param>
/// <param name="FalseNegatives">True runs that were not hit.</param>
internal readonly record struct SegmentCounts(int TruePositives, int FalsePositives, int FalseNegatives)
{
    /// <summary>In percent; 0 where there is nothing.</summary>
    public double F1 => TruePositives == 0
        ? 0
        : 200.0 * TruePositives / ((2 * TruePositives) + FalsePositives + FalseNegatives);

    public static SegmentCounts operator +(SegmentCounts left, SegmentCounts right) => new(
        left.TruePositives + right.TruePositives,
        left.FalsePositives + right.FalsePositives,
        left.FalseNegatives + right.FalseNegatives);
}
