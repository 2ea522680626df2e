namespace Surgical.Analyzer.Phases;

/// <summary>A stretch of a recording in one phase, half-open.</summary>
/// <param name="Phase">Null while unknown.</param>
/// <param name="Start">From the start of the video.</param>
/// <param name="End">First moment that no longer belongs to it.</param>
/// <param name="Confidence">Mean posterior of the most probable phase over its key frames, 0 to 1.</param>
public sealed record PhaseSpan(SurgicalPhase? Phase, TimeSpan Start, TimeSpan End, double Confidence);
