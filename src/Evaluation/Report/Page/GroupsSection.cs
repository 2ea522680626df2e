using System.Xml.Linq;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>The main figures for each value of the column that the results are split by.</summary>
internal static class GroupsSection
{
    public static Section Of(string column, XElement table) => new(
        "groups",
        $"By {column}",
        Tag("p.note", "The same figures for each value of the column. Those of few cases or questions say little."),
        table);
}
