using System.Xml.Linq;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Figures of phases for each value of the column that cases are split by; nothing without one.</summary>
internal static class PhaseGroups
{
    public static Section? Of(PhaseResults results) => results.Options.SplitBy is not { } column
        ? null
        : GroupsSection.Of(
            column,
            HtmlTable.Of(
                $"Main figures by {column}",
                [column, "Cases", "Samples", "Unknown", .. HeadlineSection.First.Select(figure => figure.Title)],
                results.Groups.Select(group => Row(group.Value, group.Results))));

    private static XElement Row(string value, PhaseResults results) => HtmlTable.Row(
        value,
        [
            Tag("td.number", Say.Count(results.Videos.Count)),
            Tag("td.number", Say.Count(results.Confusion.Samples)),
            Tag("td.number", Say.Count(results.UnknownSamples)),
            .. HeadlineSection.First.Select(figure => HeadlineSection.Cell(results, figure.Family, figure.Key)),
        ]);
}
