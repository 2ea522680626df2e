using System.Globalization;
using Surgical.Analyzer.Phases;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>The results as CSV files; a figure that is not defined is an empty field.</summary>
internal static class PhaseTables
{
    public static IEnumerable<(string Name, string Content)> Of(PhaseResults results) =>
    [
        ("videos.csv", CsvText.Of(Videos(results))),
        ("per-phase.csv", CsvText.Of(Phases(results))),
        ("confusion.csv", ConfusionTable(results.Confusion)),
    ];

    /// <summary>confusion.csv.</summary>
    public static string ConfusionTable(Confusion confusion) => CsvText.Of(
    [
        ["truth", .. PhaseNames.Phases.Select(PhaseNames.Id), "unknown"],
        .. confusion.Counts.Select((row, label) =>
            (IEnumerable<string>)[PhaseNames.Id((SurgicalPhase)label), .. row.Select(count => Text(count))]),
    ]);

    private static IEnumerable<IEnumerable<string>> Videos(PhaseResults results) =>
    [
        [
            "id", "samples", "unknown", "trained_on", "accuracy", "precision", "recall", "jaccard", "f1",
            "relaxed_accuracy", "relaxed_f1", "edit", "f1@10", "f1@25", "f1@50",
        ],
        .. results.Videos.Select(video => (IEnumerable<string>)
        [
            video.Id,
            Text(video.Timeline.Length),
            Text(video.UnknownSamples),
            video.WasTrainedOn ? "yes" : "no",
            Text(video.Score.Strict.Accuracy),
            Text(Averages.MeanOfDefined(video.Score.Strict.Precision)),
            Text(Averages.MeanOfDefined(video.Score.Strict.Recall)),
            Text(Averages.MeanOfDefined(video.Score.Strict.Jaccard)),
            Text(Averages.MeanOfDefined(video.Score.Strict.F1)),
            Text(video.Score.Relaxed.Accuracy),
            Text(Averages.MeanOfDefined(video.Score.Relaxed.F1)),
            Text(video.Score.Segments.Edit),
            .. video.Score.Segments.Overlaps.Select(overlap => Text(overlap.Counts.F1)),
        ]),
    ];

    private static IEnumerable<IEnumerable<string>> Phases(PhaseResults results)
    {
        FrameScore[] videos = [.. results.Scores.Select(score => score.Strict)];
        var strict = FrameSummary.Of(videos);
        return
        [
            [
                "phase", "videos", "support", "predicted", "precision", "recall", "jaccard", "f1",
                "duration_error_s", "duration_error_absolute_s",
            ],
            .. PhaseNames.Phases.Select(phase => Row(
                phase, videos, strict, DurationError.Of(videos, (int)phase, results.Options.FramesPerSecond))),
        ];
    }

    private static IEnumerable<string> Row(
        SurgicalPhase phase, FrameScore[] videos, FrameSummary strict, DurationError duration) =>
    [
        PhaseNames.Id(phase),
        Text(duration.Videos),
        Text(videos.Sum(video => video.Support[(int)phase])),
        Text(videos.Sum(video => video.Predicted[(int)phase])),
        Text(strict.Precision.PerPhase[(int)phase]),
        Text(strict.Recall.PerPhase[(int)phase]),
        Text(strict.Jaccard.PerPhase[(int)phase]),
        Text(strict.F1.PerPhase[(int)phase]),
        Text(duration.Mean),
        Text(duration.MeanAbsolute),
    ];

    private static string Text(double value) =>
        double.IsNaN(value) ? "" : value.ToString("0.######", CultureInfo.InvariantCulture);
}
