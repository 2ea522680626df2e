using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>Whom to name when figures are published. Only what was read; nothing is made up.</summary>
internal static class Citations
{
    private const string Calibration =
        "Calibration: C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, On Calibration of Modern Neural Networks, ICML "
        + "2017, arXiv 1706.04599.";

    private const string Intervals =
        "Intervals: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, Chapman & Hall 1993, "
        + "doi 10.1007/978-1-4899-4541-9.";

    private static readonly string[] Models =
    [
        "MedGemma: A. Sellergren et al., MedGemma Technical Report, 2025, arXiv 2507.05201. Gemma 3: Gemma Team, Gemma "
            + "3 Technical Report, 2025, arXiv 2503.19786.",
        "A fine-tuned checkpoint or adapter: as its own card asks.",
    ];

    private static readonly string[] PhaseSources =
    [
        "Cataract-1K: N. Ghamsarian et al., Cataract-1K Dataset for Deep-Learning-Assisted Analysis of Cataract "
            + "Surgery Videos, Scientific Data 11, 373, 2024, doi 10.1038/s41597-024-03193-4 (CC BY 4.0).",
        "Segmental figures: Y. Abu Farha and J. Gall, MS-TCN: Multi-Stage Temporal Convolutional Network for Action "
            + "Segmentation, CVPR 2019, arXiv 1903.01945 (written anew from the definition).",
        "evaluate_m: Evaluate.m and Main.m of the Cholec80 and M2CAI16 challenges, "
            + "as in YuemingJin/TMRNet at 6a0db472 (MIT).",
        Calibration,
        Intervals,
    ];

    private static readonly string[] FlareSources =
    [
        "FLARE 2025, Task 5: medfm-flare/FLARE25-MedGemma at 52ca4de95b (evaluate_model.py, utils/metrics.py); FLARE "
            + "2026: medfm-flare/FLARE26-MedGemma at e447d3c14a (mle/engine/evaluate.py). The data sets: "
            + "as the challenge asks.",
        Calibration,
        Intervals,
    ];

    private static readonly string[] CotSources =
    [
        "eval_mean_token_accuracy: TRL's SFTTrainer (huggingface/trl at f2cd57710a); eval_loss: the Trainer of "
            + "huggingface/transformers.",
        "Folds: GroupKFold of scikit-learn: F. Pedregosa et al., Scikit-learn: Machine Learning in Python, JMLR 12, "
            + "2825-2830, 2011.",
        Intervals,
    ];

    /// <summary>For figures of phases.</summary>
    public static Section OfPhases() =>
        Of("Cite the data that your annotations are from. If they are Cataract-1K's:", PhaseSources);

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
