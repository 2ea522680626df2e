namespace Surgical.Evaluation.Phases.Scores;

/// <summary>
/// The Cholec80 and M2CAI16 challenges' figures with relaxed boundaries (evaluate_m_*), in percent; precision may
/// exceed 100 or be infinite. A class that is absent from the truth has NaN everywhere.
/// </summary>
/// <remarks>
/// Source: Evaluate.m of TMRNet at 6a0db472 (MIT), its slip included: the mask that should forgive an early transition
/// at the end of a run is applied to its beginning. Neighbouring class numbers count as neighbouring phases, which
/// means nothing for Cataract-1K; the figures are here to be comparable with others'.
/// </remarks>
/// <param name="Jaccard">By class.</param>
/// <param name="Precision">By class.</param>
/// <param name="Recall">By class.</param>
/// <param name="Accuracy">Over all samples.</param>
internal sealed record EvaluateMScore(
    IReadOnlyList<double> Jaccard, IReadOnlyList<double> Precision, IReadOnlyList<double> Recall, double Accuracy)
{
    /// <param name="video">Truth and prediction.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="window">In samples; 0 forgives nothing.</param>
    /// <param name="isForgiven">Class, and prediction less truth, early or late: what the window forgives.</param>
    public static EvaluateMScore Of(PhaseTimeline video, int classes, int window, Transition isForgiven)
    {
        var difference = Forgive(video, window, isForgiven);
        var scores = Enumerable.Range(0, classes).Select(label => OfClass(video, difference, label)).ToArray();
        return new(
            [.. scores.Select(score => score.Jaccard)],
            [.. scores.Select(score => score.Precision)],
            [.. scores.Select(score => score.Recall)],
            100.0 * difference.Count(step => step == 0) / difference.Length);
    }

    /// <summary>
    /// The original's rule for phases of no special kind: one class too low is late, one too high is early.
    /// </summary>
    public static bool AnyPhase(int label, int difference, bool isEarly) => difference == (isEarly ? 1 : -1);

    private static int[] Forgive(PhaseTimeline video, int window, Transition isForgiven)
    {
        var difference = video.Predicted.Zip(video.Truth, (predicted, truth) => predicted - truth).ToArray();
        foreach (var run in PhaseSegment.Of(video.Truth))
        {
            var reach = Math.Min(window, run.Length);
            var beginning = difference.AsSpan(run.Start, reach);
            foreach (ref var step in beginning)
            {
                step = isForgiven(run.Label, step, isEarly: false) ? 0 : step;
            }

            // Read at the end, written at the beginning: the original's slip. All is read before any is written.
            var early = new bool[reach];
            for (var place = 0; place < reach; place++)
            {
                early[place] = isForgiven(run.Label, difference[run.End - reach + place], isEarly: true);
            }

            for (var place = 0; place < reach; place++)
            {
                beginning[place] = early[place] ? 0 : beginning[place];
            }
        }

        return difference;
    }

    private static (double Jaccard, double Precision, double Recall) OfClass(
        PhaseTimeline video, int[] difference, int label)
    {
        var (truth, predicted, either, right) = (0, 0, 0, 0);
        for (var sample = 0; sample < difference.Length; sample++)
        {
            var isTruth = video.Truth[sample] == label;
            var isPredicted = video.Predicted[sample] == label;
            truth += isTruth ? 1 : 0;
            predicted += isPredicted ? 1 : 0;
            either += isTruth || isPredicted ? 1 : 0;
            right += (isTruth || isPredicted) && difference[sample] == 0 ? 1 : 0;
        }

        return truth == 0
            ? (double.NaN, double.NaN, double.NaN)
            : (100.0 * right / either, 100.0 * right / predicted, 100.0 * right / truth);
    }
}

/// <summary>Whether a wrong class is forgiven near a boundary.</summary>
/// <param name="label">The true class.</param>
/// <param name="difference">Predicted class less the true one.</param>
/// <param name="isEarly">The next phase too soon; else the one before too long.</param>
internal delegate bool Transition(int label, int difference, bool isEarly);
