using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases.Summaries;

/// <summary>A main figure over videos with its interval.</summary>
/// <param name="Family">Whose convention, of <see cref="FigureKeys"/>.</param>
/// <param name="Key">Its key in results.json: "accuracy_mean".</param>
/// <param name="Name">For people: "accuracy".</param>
/// <param name="Value">The figure.</param>
/// <param name="Interval">95 %, over cases.</param>
internal sealed record PhaseHeadline(string Family, string Key, string Name, double Value, Confidence Interval)
{
    private static readonly (string Family, string Key, string Name)[] Names =
    [
        .. Frames(FigureKeys.Strict, "strict"),
        .. Frames(FigureKeys.Relaxed, "relaxed by 10 s"),
        .. Segments(FigureKeys.Segments, "with idle"),
        .. Segments(FigureKeys.PhaseSegments, "without idle"),
        .. Challenge(FigureKeys.Challenge, "challenge code"),
        .. Challenge(FigureKeys.ChallengeRelaxed, "challenge code, 10 s"),
    ];

    /// <summary>The main figures, strict ones first.</summary>
    public static IReadOnlyList<PhaseHeadline> Of(IReadOnlyList<VideoScore> videos, int seed)
    {
        var values = Figures(videos);
        var intervals = Confidence.Of(videos, Figures, seed);
        return
        [
            .. Names.Select((name, place) =>
                new PhaseHeadline(name.Family, name.Key, name.Name, values[place], intervals[place])),
        ];
    }

    private static IReadOnlyList<double> Figures(IReadOnlyList<VideoScore> videos) =>
    [
        .. Figures(FrameSummary.Of([.. videos.Select(video => video.Strict)])),
        .. Figures(FrameSummary.Of([.. videos.Select(video => video.Relaxed)])),
        .. Figures(SegmentSummary.Of([.. videos.Select(video => video.Segments)])),
        .. Figures(SegmentSummary.Of([.. videos.Select(video => video.PhaseSegments)])),
        .. Figures(MainMSummary.Of([.. videos.Select(video => video.EvaluateMStrict)])),
        .. Figures(MainMSummary.Of([.. videos.Select(video => video.EvaluateMRelaxed)])),
    ];

    private static IEnumerable<double> Figures(FrameSummary summary) =>
    [
        summary.AccuracyMean,
        summary.Precision.MeanOverPhases,
        summary.Recall.MeanOverPhases,
        summary.Jaccard.MeanOverPhases,
        summary.F1.MeanOverPhases,
    ];

    private static IEnumerable<double> Figures(SegmentSummary summary) =>
        [summary.EditMean, .. summary.Overlaps.Select(overlap => overlap.Counts.F1)];

    private static IEnumerable<double> Figures(MainMSummary summary) =>
    [
        summary.AccuracyMean,
        summary.Precision.MeanOverPhases,
        summary.Recall.MeanOverPhases,
        summary.Jaccard.MeanOverPhases,
    ];

    private static IEnumerable<(string Family, string Key, string Name)> Frames(string family, string how) =>
    [
        (family, "accuracy_mean", $"accuracy, {how}"),
        .. from figure in (string[])["precision", "recall", "jaccard", "f1"]
           select (family, $"{figure}_mean_over_phases", $"macro {figure}, {how}"),
    ];

    private static IEnumerable<(string Family, string Key, string Name)> Segments(string family, string how) =>
    [
        (family, "edit_mean_over_videos_where_defined", $"edit score, {how}"),
        .. from percent in SegmentScore.Thresholds select (family, $"F1@{percent}", $"F1@{percent}, {how}"),
    ];

    private static IEnumerable<(string Family, string Key, string Name)> Challenge(string family, string how) =>
    [
        (family, "meanAcc", $"accuracy, {how}"),
        (family, "meanPrec", $"macro precision, {how}"),
        (family, "meanRec", $"macro recall, {how}"),
        (family, "meanJacc", $"macro jaccard, {how}"),
    ];
}
