using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report.Page;

namespace Surgical.Evaluation.Report.Replies;

/// <summary>Figures of replies for each value of the column that they are split by; nothing without one.</summary>
internal static class CotGroups
{
    public static Section? Of(CotResults results) => results.Grouping is not { } grouping
        ? null
        : GroupsSection.Of(
            grouping.Column,
            CotFigures.Table(
                $"Main figures by {grouping.Column}",
                grouping.Column,
                results,
                grouping.Split(results.Rows, row => row.Place).Select(part => (part.Value, part.Members))));
}
