namespace Surgical.Evaluation.Phases.Scores;

/// <summary>Truth and prediction of one video, sample by sample.</summary>
/// <param name="Truth">Class of each sample, from 0.</param>
/// <param name="Predicted">The same of the prediction; <see cref="Unknown"/> where it says nothing.</param>
internal sealed record PhaseTimeline(IReadOnlyList<int> Truth, IReadOnlyList<int> Predicted)
{
    /// <summary>
    /// A prediction that is no class: always wrong, never idle. Far from every class, because
    /// <see cref="EvaluateMScore"/> forgives classes that lie side by side.
    /// </summary>
    public const int Unknown = -1000;

    /// <summary>Samples.</summary>
    public int Length => Truth.Count;
}
