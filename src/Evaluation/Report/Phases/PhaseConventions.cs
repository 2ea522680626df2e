namespace Surgical.Evaluation.Report.Phases;

/// <summary>What the names of the figures mean, for whoever reads them.</summary>
internal static class PhaseConventions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "samples: at 0, 1/fps, 2/fps ... before the end of the truth's last row; what no row covers is idle; a "
            + "prediction of Unknown is wrong and never idle",
        "proposed_unrelaxed: fractions; a phase that is absent from a video's truth is left out there; a phase that is "
            + "never predicted has precision 0",
        "proposed_boundary_relaxed: the same, where the neighbouring phase counts as right within 10 s of a boundary, "
            + "at most half the run; our own definition, never lower than the strict one and often much higher",
        "ms_tcn_default_bg, ms_tcn_bg_idle0: percent, on runs, with idle as a run and with idle runs dropped (Abu "
            + "Farha and Gall, CVPR 2019); hits are pooled over videos",
        "evaluate_m_*, main_m_*: percent, the Cholec80 and M2CAI16 challenges' code as it is; it forgives neighbouring "
            + "phase numbers, which mean nothing here",
        "confidence95: 95 %, percentile bootstrap over cases; a draw in which a figure is not defined is left out of "
            + "its interval",
    ];
}
