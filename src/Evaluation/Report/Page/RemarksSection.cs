using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>What was left out, so that nobody takes the figures for more than they are.</summary>
internal static class RemarksSection
{
    public static Section Of(IReadOnlyList<string> remarks) => new(
        "remarks",
        "Left out, and other remarks",
        remarks.Count == 0
            ? Tag("p", "Nothing was left out.")
            : Tag("ul", remarks.Select(remark => Tag("li", remark))));
}
