namespace Surgical.Capture;

/// <summary>What a gate measured, and whether the frame may pass.</summary>
/// <param name="Quality">The figures.</param>
/// <param name="Reason">Why the frame cannot be judged; null where it can.</param>
public sealed record FrameVerdict(FrameQuality Quality, Unjudgeable? Reason);
