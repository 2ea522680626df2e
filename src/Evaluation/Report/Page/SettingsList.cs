using System.Text.Json;
using System.Xml.Linq;
using Surgical.Models.Contract;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>A model, settings and others of their kind: names beside values.</summary>
internal static class SettingsList
{
    /// <summary>Names beside values.</summary>
    public static XElement Pairs(IEnumerable<(string Name, string Value)> pairs) =>
        Tag("dl.pairs", pairs.Select(pair => (XElement[])[Tag("dt", pair.Name), Tag("dd", pair.Value)]));

    /// <summary>A model, with what it was trained on where that limits it.</summary>
    public static XElement Model(ModelIdentity model) => Pairs(
    [
        ("model", model.Name),
        ("digest", model.Digest + model.DigestRemark),
        .. model.KnowsOnly is { } only ? new[] { ("knows only", only) } : [],
    ]);

    /// <summary>Settings as they stand in the file, one a line.</summary>
    public static XElement Settings(JsonElement settings) => Tag(
        "details.printed", Tag("summary", "Settings"), Pairs(Flat(settings, "")));

    private static IEnumerable<(string Name, string Value)> Flat(JsonElement value, string name) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject()
                .SelectMany(member => Flat(member.Value, name.Length == 0 ? member.Name : $"{name}.{member.Name}")),
            JsonValueKind.String => [(name, value.GetString()!)],
            _ => [(name, value.GetRawText())],
        };
}
