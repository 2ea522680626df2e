namespace Surgical.Cases.Chart.Effective;

/// <summary>What holds at a key frame: a person's word before the model's.</summary>
/// <param name="Index">Frame number of the key frame.</param>
/// <param name="Seconds">Its presentation time.</param>
/// <param name="FromSeconds">From here on it is the nearest key frame, and what it says is shown.</param>
/// <param name="UntilSeconds">Until here; exclusive.</param>
/// <param name="Phase">Id of domain.md; null where it is unknown or cannot be judged.</param>
/// <param name="PhaseBy">Whose word the phase is; null where it is the tracker's.</param>
/// <param name="Advice">What may be shown as advice; null where nothing may.</param>
/// <param name="AdviceBy">Whose word decided on the advice; null where nobody has looked at it.</param>
/// <param name="Standing">What became of the model's advice.</param>
/// <param name="Place">
/// "lower left quadrant": the place that the model's words name, which is drawn over the picture; null where they name
/// none, or do not hold.
/// </param>
/// <param name="Flags">All of the frame's, with what a person has made of them.</param>
public sealed record EffectiveFrame(
    long Index,
    double Seconds,
    double FromSeconds,
    double UntilSeconds,
    string? Phase,
    string? PhaseBy,
    string? Advice,
    string? AdviceBy,
    AdviceStanding Standing,
    string? Place,
    IReadOnlyList<EffectiveFlag> Flags);
