using System.Xml.Linq;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>Figures of tasks for each value of the column that questions are split by; nothing without one.</summary>
internal static class FlareGroups
{
    public static Section? Of(FlareResults results) => results.Options.SplitBy is not { } column
        ? null
        : GroupsSection.Of(
            column,
            HtmlTable.Of(
                $"Main figures by {column}",
                [column, "Task", "Figure", "Value", "Questions", "Unparsed"],
                results.Groups.SelectMany(group => group.Tasks.Select(task => Row(group.Value, task)))));

    /// <summary>A task's figure in a part of the questions.</summary>
    public static XElement Row(string part, TaskScore task) => HtmlTable.Row(
        part,
        task.Task.ToString(),
        Tag("code", task.Primary),
        Tag("td.number.strong", Say.Fraction(task.Value)),
        Tag("td.number", Say.Count(task.Samples)),
        Tag("td.number", Say.Count(task.Unparsed)));
}
