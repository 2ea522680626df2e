using Surgical.Analyzer.Phases;

namespace Surgical.Cases.Chart.Effective;

/// <summary>What a person's phases of a whole case say of one moment.</summary>
internal static class PathPhases
{
    /// <summary>What no span covers is idle.</summary>
    public static readonly string Idle = PhaseNames.Id(SurgicalPhase.Idle);

    /// <summary>The phase at a time; null where there is no path.</summary>
    public static string? At(PathCorrection? path, double seconds) => path is null ? null
        : path.Spans.FirstOrDefault(span => span.StartSeconds <= seconds && seconds < span.EndSeconds)?.Phase ?? Idle;
}
