using System.Text.RegularExpressions;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>
/// The one list of what stands in the files of reference metrics and is not compared, with the reason.
/// </summary>
internal static class MetricsNotOffered
{
    private const string Input = "an input or a remark, not a value";
    private const string Restated = "what the reference raises; the product's answer is asserted in SegmentScoreTests";

    private static readonly (string Path, string Reason)[] List =
    [
        (@"\w+/(task|title|data|provenance|sources|generator|fps|relaxed_window_frames|label_encoding)", Input),
        (@"\w+/(class_names|n_classes|argsort_desc_order_of_unique_groups)", Input),
        (@".*/(name|note|format|flare26_note|id|source)", Input),
        (@".*/(raw|raw_predictions|predictions|references|prediction|reference|generated|gt|pred|a|b|text)", Input),
        (@"groupkfold/cases/\d+/(k|groups|group_sizes)", Input),
        (@"token_accuracy_eval_loss/(batches/\d+/|argmax_tie/)(logits|labels)", Input),
        (@".*/sklearn(_on_flare25_normalised)?",
            "scikit-learn's conventions; the product has the ones named proposed_*"),
        (@".*/phacosight(_PhaseMetrics)?", "PhacoSight's conventions, another tool's variant"),
        (@".*/tecno(_per_phase)?", "TeCNO's conventions, another tool's variant"),
        (@"bleu/bleu/\d+/expected/nltk", "corpus BLEU of nltk, another definition; the card's is offered"),
        (@".*/metrics_version|.*/primary_metric_(original|improved)", "the reference's own labels in its output"),
        (@"phase_metrics/cases/14/expected/ms_tcn_bg_idle0/tp_fp_fn@(10|25|50)", Restated),
        (@"report_green/(judge\w*|green_judge\w*)",
            "the judge-text parser of the official GREEN, which needs a 7B judge"),
    ];

    private static readonly Regex[] Patterns =
        [.. List.Select(entry => new Regex($"^(?:{entry.Path})$", RegexOptions.CultureInvariant))];

    /// <summary>The value needs no comparison.</summary>
    /// <param name="path">File and keys: "phase_metrics/cases/3/expected/sklearn".</param>
    public static bool Accounts(string path) => Patterns.Any(pattern => pattern.IsMatch(path));
}
