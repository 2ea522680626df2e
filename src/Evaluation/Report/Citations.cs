using static Surgical.Evaluation.Report.Html;

namespace Surgical.Evaluation.Report;

/// <summary>Whom to name when figures are published. Only what was read; nothing is made up.</summary>
internal static class Citations
{
    private static readonly string[] Models =
    [
        "MedGemma: Sellergren et al., MedGemma Technical Report, arXiv 2507.05201. Gemma 3: Gemma Team, Gemma 3 Technical "
            + "Report, arXiv 2503.19786.",
        "A fine-tuned checkpoint or adapter: as its own card asks.",
    ];

    private static readonly string[] PhaseSources =
    [
        "Cataract-1K: Ghamsarian et al., Cataract-1K dataset for deep-learning-assisted analysis of cataract surgery videos, "
            + "Scientific Data 2024 (CC BY 4.0).",
        "Segmental figures: Farha and Gall, MS-TCN, CVPR 2019 (written anew from the definition).",
        "evaluate_m: Evaluate.m and Main.m of the Cholec80 and M2CAI16 challenges, as in YuemingJin/TMRNet at 6a0db472 (MIT).",
        "Calibration: Guo et al., On Calibration of Modern Neural Networks, ICML 2017. Intervals: Efron and Tibshirani, An "
            + "Introduction to the Bootstrap, 1993.",
    ];

    private static readonly string[] FlareSources =
    [
        "FLARE 2025, Task 5: medfm-flare/FLARE25-MedGemma at 52ca4de95b (evaluate_model.py, utils/metrics.py); FLARE 2026: "
            + "medfm-flare/FLARE26-MedGemma at e447d3c14a (mle/engine/evaluate.py). The data sets: as the challenge asks.",
        "Calibration: Guo et al., On Calibration of Modern Neural Networks, ICML 2017. Intervals: Efron and Tibshirani, An "
            + "Introduction to the Bootstrap, 1993.",
    ];

    private static readonly string[] CotSources =
    [
        "mean_token_accuracy: TRL's SFTTrainer (huggingface/trl); eval_loss: the Trainer of huggingface/transformers.",
        "Folds: GroupKFold of scikit-learn: Pedregosa et al., JMLR 12, 2011. Intervals: Efron and Tibshirani, An Introduction "
            + "to the Bootstrap, 1993.",
    ];

    /// <summary>For figures of phases.</summary>
    public static Section OfPhases() => Of("Cite the data that your annotations are from. If they are Cataract-1K's:", PhaseSources);

    /// <summary>For figures of FLARE's questions.</summary>
    public static Section OfFlare() => Of("Rules and data of the questions:", FlareSources);

    /// <summary>For figures of reference replies.</summary>
    public static Section OfCot() => Of("The data: as its own card asks. What the figures follow:", CotSources);

    private static Section Of(string lead, string[] sources) => new(
        "cite",
        "How to cite",
        Tag("p", lead),
        Tag("ul", sources.Concat(Models).Select(source => Tag("li", source))));
}
