using System.Xml.Linq;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Page;
using Surgical.Models.Contract;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Which model said it, asked how; and how it was scored.</summary>
internal static class SettingsSection
{
    public static Section Of(PhaseResults results)
    {
        var ways = results.Videos
            .Where(video => video.Analysis is not null)
            .GroupBy(video => (Digest: video.Analysis!.Model.Digest, Settings: video.Analysis.Settings.GetRawText()))
            .ToArray();
        var without = results.Videos.Count(video => video.Analysis is null);
        return new(
            "settings",
            "Model and settings",
            ways.Length > 1
                ? Tag("p.warning", $"The cases were read in {ways.Length} different ways; the figures mix them.")
                : null,
            ways.Select(way => Way([.. way])),
            without == 0
                ? null
                : Tag(
                    "p",
                    $"Of {Say.Count(without, "prediction")} no analysis is known, and so neither model nor settings."),
            Tag("h3", "Scoring"),
            SettingsList.Pairs(
            [
                ("truth", results.Truth),
                ("predicted", results.Predicted),
                ("samples a second", Number(results.Options.FramesPerSecond)),
                ("samples until", results.Options.Until is SampledUntil.Longer
                    ? "the later end of truth and prediction"
                    : "the end of the truth"),
                ("seed of the intervals", Number(results.Options.Seed)),
            ]));
    }

    private static XElement Way(VideoResult[] videos)
    {
        AnalysisRun run = videos[0].Analysis!;
        return Tag(
            "div",
            SettingsList.Model(run.Model),
            Tag(
                "p.quiet",
                $"{Say.Count(videos.Length, "case")}: {string.Join(", ", videos.Select(video => video.Id))}"),
            SettingsList.Settings(run.Settings));
    }
}
