using System.Text.Json;
using System.Xml.Linq;
using Surgical.Evaluation.Data;
using Surgical.Models.Contract;
using static Surgical.Evaluation.Report.Html;

namespace Surgical.Evaluation.Report;

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
                : Tag("p", $"Of {Say.Count(without, "prediction")} no analysis is known, and so neither model nor settings."),
            Tag("h3", "Scoring"),
            Pairs(
            [
                ("truth", results.Truth),
                ("predicted", results.Predicted),
                ("samples a second", Number(results.Options.FramesPerSecond)),
                ("seed of the intervals", Number(results.Options.Seed)),
            ]));
    }

    /// <summary>Names beside values.</summary>
    public static XElement Pairs(IEnumerable<(string Name, string Value)> pairs) =>
        Tag("dl.pairs", pairs.Select(pair => (XElement[])[Tag("dt", pair.Name), Tag("dd", pair.Value)]));

    /// <summary>A model, with what it was trained on where that limits it.</summary>
    public static XElement Model(ModelIdentity model) => Pairs(
    [
        ("model", model.Name),
        ("digest", model.Digest),
        .. model.KnowsOnly is { } only ? new[] { ("knows only", only) } : [],
    ]);

    /// <summary>Settings as they stand in the file, one a line.</summary>
    public static XElement Settings(JsonElement settings) => Tag(
        "details.printed", Tag("summary", "Settings"), Pairs(Flat(settings, "")));

    private static XElement Way(VideoResult[] videos)
    {
        AnalysisRun run = videos[0].Analysis!;
        return Tag(
            "div",
            Model(run.Model),
            Tag("p.quiet", $"{Say.Count(videos.Length, "case")}: {string.Join(", ", videos.Select(video => video.Id))}"),
            Settings(run.Settings));
    }

    private static IEnumerable<(string Name, string Value)> Flat(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject()
            .SelectMany(member => Flat(member.Value, name.Length == 0 ? member.Name : $"{name}.{member.Name}")),
        JsonValueKind.String => [(name, value.GetString()!)],
        _ => [(name, value.GetRawText())],
    };
}
