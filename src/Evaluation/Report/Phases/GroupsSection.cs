using System.Xml.Linq;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Replies;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>The main figures for each value of the column that the results are split by; nothing without one.</summary>
internal static class GroupsSection
{
    public static Section? Of(PhaseResults results) => results.Options.SplitBy is not { } column
        ? null
        : Of(
            column,
            HtmlTable.Of(
                $"Main figures by {column}",
                [column, "Cases", "Samples", "Unknown", .. HeadlineSection.First.Select(figure => figure.Title)],
                results.Groups.Select(group => Row(group.Value, group.Results))));

    public static Section? Of(FlareResults results) => results.Options.SplitBy is not { } column
        ? null
        : Of(
            column,
            HtmlTable.Of(
                $"Main figures by {column}",
                [column, "Task", "Figure", "Value", "Questions", "Unparsed"],
                results.Groups.SelectMany(group => group.Tasks.Select(task => Row(group.Value, task)))));

    public static Section? Of(CotResults results) => results.Grouping is not { } grouping
        ? null
        : Of(
            grouping.Column,
            CotFigures.Table(
                $"Main figures by {grouping.Column}",
                grouping.Column,
                results,
                grouping.Split(results.Rows, row => row.Place).Select(part => (part.Value, part.Members))));

    /// <summary>A task's figure in a part of the questions.</summary>
    public static XElement Row(string part, TaskScore task) => HtmlTable.Row(
        part,
        task.Task.ToString(),
        Tag("code", task.Primary),
        Tag("td.number.strong", Say.Fraction(task.Value)),
        Tag("td.number", Say.Count(task.Samples)),
        Tag("td.number", Say.Count(task.Unparsed)));

    private static XElement Row(string value, PhaseResults results) => HtmlTable.Row(
        value,
        [
            Tag("td.number", Say.Count(results.Videos.Count)),
            Tag("td.number", Say.Count(results.Confusion.Samples)),
            Tag("td.number", Say.Count(results.UnknownSamples)),
            .. HeadlineSection.First.Select(figure => HeadlineSection.Cell(results, figure.Family, figure.Key)),
        ]);

    private static Section Of(string column, XElement table) => new(
        "groups",
        $"By {column}",
        Tag("p.note", "The same figures for each value of the column. Those of few cases or questions say little."),
        table);
}
