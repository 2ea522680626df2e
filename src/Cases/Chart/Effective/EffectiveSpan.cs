namespace Surgical.Cases.Chart.Effective;

/// <summary>A stretch of one phase, and whose word it is.</summary>
/// <param name="Phase">Id of domain.md; null where nothing is believed, or a person could not say.</param>
/// <param name="StartSeconds">In the video.</param>
/// <param name="EndSeconds">In the video, exclusive.</param>
/// <param name="Confidence">Mean over the stretch, 0 to 1; null where it is a person's word.</param>
/// <param name="By">Who; null where it is the tracker's.</param>
public sealed record EffectiveSpan(
    string? Phase, double StartSeconds, double EndSeconds, double? Confidence, string? By);
