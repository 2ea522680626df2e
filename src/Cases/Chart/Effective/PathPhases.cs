using Surgical.Analyzer.Phases;

namespace Surgical.Cases.Chart.Effective;

/// <summary>What a person's phases of a whole case say of one moment.</summary>
internal static class PathPhases
{
    /// <summary>What no span covers is idle.</summary>
    public static readonly string Idle = PhaseNames.Id(SurgicalPhase.Idle);

    /// <summary>The phase at a time; null where no path says anything of it.</summary>
    public static string? At(PathCorrection? path, double seconds) => path?.Covers(seconds) is not true ? null
        : path.Spans.FirstOrDefault(span => span.StartSeconds <= seconds && seconds < span.EndSeconds)?.Phase ?? Idle;
}
