namespace Surgical.Evaluation.Phases.Summaries;

/// <summary>What the conventions of phase figures are called in results.json.</summary>
internal static class FigureKeys
{
    /// <summary>Sample by sample, as it is.</summary>
    public const string Strict = "strict";

    /// <summary>Sample by sample, the neighbouring phase forgiven within 10 s of a boundary.</summary>
    public const string Relaxed = "relaxed_10s";

    /// <summary>Runs after MS-TCN, idle a run as any other.</summary>
    public const string Segments = "ms_tcn";

    /// <summary>Runs after MS-TCN, those of idle dropped.</summary>
    public const string PhaseSegments = "ms_tcn_no_idle";

    /// <summary>The challenges' code with nothing forgiven.</summary>
    public const string Challenge = "challenge_m";

    /// <summary>The challenges' code with its 10 s.</summary>
    public const string ChallengeRelaxed = "challenge_m_10s";
}
