using System.Xml.Linq;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>Tables that scroll by themselves where they are wider than the page.</summary>
internal static class HtmlTable
{
    /// <param name="name">For people who cannot see it.</param>
    /// <param name="columns">Headings; the first is that of the rows' names.</param>
    /// <param name="rows">Made by <see cref="Row"/>.</param>
    public static XElement Of(string name, IReadOnlyList<object> columns, IEnumerable<XElement> rows) => Scrolling(
        name,
        Tag(
            "table",
            Tag("thead", Tag("tr", columns.Select(column => Tag("th", Attribute("scope", "col"), column)))),
            Tag("tbody", rows)));

    /// <summary>A row with its name first.</summary>
    public static XElement Row(object name, params IEnumerable<object?> cells) => Tag(
        "tr",
        Tag("th", Attribute("scope", "row"), name),
        cells.Select(cell => cell is XElement { Name.LocalName: "td" } whole ? whole : Tag("td", cell)));

    /// <summary>Reachable by keyboard, so that whoever has no mouse can scroll it.</summary>
    public static XElement Scrolling(string name, XElement content) => Tag(
        "div.scroll",
        Attribute("tabindex", "0"),
        Attribute("role", "region"),
        Attribute("aria-label", name),
        content);
}
