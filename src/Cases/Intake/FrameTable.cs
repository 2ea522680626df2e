namespace Surgical.Cases.Intake;

/// <summary>When every frame of the played video is shown.</summary>
/// <param name="Seconds">Presentation times from 0, ascending; the place in the list is the frame's number.</param>
/// <param name="ColourMatrix">
/// By which the colours were analysed, where a browser would take another; null where it shows the same.
/// </param>
public sealed record FrameTable(IReadOnlyList<double> Seconds, ColourMatrix? ColourMatrix = null);
