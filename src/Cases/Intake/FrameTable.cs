namespace Surgical.Cases.Intake;

/// <summary>When every frame of the played video is shown.</summary>
/// <param name="Seconds">Presentation times from 0, ascending; the place in the list is the frame's number.</param>
public sealed record FrameTable(IReadOnlyList<double> Seconds);
