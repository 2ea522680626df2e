namespace Surgical.Evaluation.Phases.Scores;

/// <summary>
/// Sample-wise figures of one video, fractions 0 to 1 (proposed_unrelaxed). A class that is absent from the truth has
/// NaN everywhere, even when it is predicted; one that is never predicted has precision 0.
/// </summary>
/// <param name="Accuracy">Share of right samples.</param>
/// <param name="Precision">By class.</param>
/// <param name="Recall">By class.</param>
/// <param name="Jaccard">By class: intersection over union.</param>
/// <param name="F1">By class.</param>
/// <param name="Support">Samples of each class in the truth.</param>
/// <param name="Predicted">Samples of each class in the prediction.</param>
internal sealed record FrameScore(
    double Accuracy,
    IReadOnlyList<double> Precision,
    IReadOnlyList<double> Recall,
    IReadOnlyList<double> Jaccard,
    IReadOnlyList<double> F1,
    IReadOnlyList<int> Support,
    IReadOnlyList<int> Predicted)
{
    /// <param name="video">At least one sample.</param>
    /// <param name="classes">How many classes there are; a label outside of them is never right.</param>
    public static FrameScore Of(PhaseTimeline video, int classes)
    {
        var truth = Count(video.Truth, classes);
        var predicted = Count(video.Predicted, classes);
        var right = Count(
            [.. video.Truth.Zip(video.Predicted, (label, other) => label == other ? label : PhaseTimeline.Unknown)],
            classes);
        var range = Enumerable.Range(0, classes).ToArray();

        double[] Each(Func<int, double> figure) =>
            [.. range.Select(label => truth[label] == 0 ? double.NaN : figure(label))];

        return new(
            (double)right.Sum() / video.Length,
            Each(label => predicted[label] == 0 ? 0 : (double)right[label] / predicted[label]),
            Each(label => (double)right[label] / truth[label]),
            Each(label => (double)right[label] / (truth[label] + predicted[label] - right[label])),
            Each(label => 2.0 * right[label] / (truth[label] + predicted[label])),
            truth,
            predicted);
    }

    private static int[] Count(IReadOnlyList<int> labels, int classes)
    {
        var counts = new int[classes];
        foreach (var label in labels)
        {
            if (label >= 0 && label < classes)
            {
                counts[label]++;
            }
        }

        return counts;
    }
}
