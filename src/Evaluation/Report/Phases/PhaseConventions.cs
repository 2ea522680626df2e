namespace Surgical.Evaluation.Report.Phases;

/// <summary>What the names of the figures mean, for whoever reads them.</summary>
internal static class PhaseConventions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "samples: at 0, 1/fps, 2/fps ... before the end of the truth's last row, or with until = longer of the later "
            + "of both; what no row covers is idle; a prediction of Unknown is wrong and never idle",
        "strict: fractions; a phase that is absent from a video's truth is left out there; a phase that is "
            + "never predicted has precision 0",
        "relaxed_10s: the same, where the neighbouring phase counts as right within 10 s of a boundary, "
            + "at most half the run; our own definition, never lower than the strict one and often much higher",
        "ms_tcn, ms_tcn_no_idle: percent, on runs, with idle as a run and with idle runs dropped (Abu "
            + "Farha and Gall, CVPR 2019); hits are pooled over videos",
        "challenge_m, challenge_m_10s: percent, the Cholec80 and M2CAI16 challenges' code as it is; it forgives "
            + "neighbouring phase numbers, which mean nothing here",
        "over_segmentation_ratio: predicted runs for each true one, averaged over the videos",
        "onset: seconds from the start of a true run to the first sample in it with its phase; a false start is a "
            + "predicted run that meets no true run of its phase; tracker: as it was shown while the case was read",
        "calibration at boundaries: within 10 s of the start or end of an annotated phase; inside: elsewhere",
        "confidence95: 95 %, percentile bootstrap over cases; a draw in which a figure is not defined is left out of "
            + "its interval",
    ];
}
