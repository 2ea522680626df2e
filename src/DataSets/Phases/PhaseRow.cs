using Surgical.Analyzer.Phases;

namespace Surgical.DataSets.Phases;

/// <summary>One phase from its beginning to before its end.</summary>
/// <param name="Phase">Null where a prediction says "Unknown".</param>
/// <param name="Start">Time in the video, in seconds.</param>
/// <param name="End">Time in the video, in seconds; later than the start.</param>
public readonly record struct PhaseRow(SurgicalPhase? Phase, double Start, double End);
