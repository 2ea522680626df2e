using System.Text.Json.Nodes;
using Surgical.Evaluation.Phases.Summaries;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Adds figures under the keys that they had before December 2026, for whoever reads those still.</summary>
/// <remarks>To go with the version after.</remarks>
internal static class FormerKeys
{
    private static readonly (string Now, string Before)[] Common =
    [
        (FigureKeys.Strict, "proposed_unrelaxed"),
        (FigureKeys.Relaxed, "proposed_boundary_relaxed"),
        (FigureKeys.Segments, "ms_tcn_default_bg"),
        (FigureKeys.PhaseSegments, "ms_tcn_bg_idle0"),
    ];

    private static readonly (string Now, string Before)[] Video =
    [
        .. Common,
        (FigureKeys.Challenge, "evaluate_m_general_unrelaxed"),
        (FigureKeys.ChallengeRelaxed, "evaluate_m_general_relaxed10s"),
    ];

    private static readonly (string Now, string Before)[] Pooled =
    [
        .. Common,
        (FigureKeys.Challenge, "main_m_general_unrelaxed"),
        (FigureKeys.ChallengeRelaxed, "main_m_general_relaxed10s"),
    ];

    /// <summary>To the figures of one video, or of one phase.</summary>
    public static JsonObject WithVideo(JsonObject figures) => With(figures, Video);

    /// <summary>To figures over videos.</summary>
    public static JsonObject WithPooled(JsonObject figures) => With(figures, Pooled);

    private static JsonObject With(JsonObject figures, (string Now, string Before)[] keys)
    {
        foreach (var (now, before) in keys)
        {
            if (figures[now] is { } value)
            {
                figures[before] = value.DeepClone();
            }
        }

        return figures;
    }
}
