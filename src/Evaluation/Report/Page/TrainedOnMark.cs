using System.Xml.Linq;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>The mark of a case that the public checkpoint has seen.</summary>
internal static class TrainedOnMark
{
    /// <returns>Null for another case.</returns>
    public static XElement? Of(bool wasTrainedOn) => wasTrainedOn
        ? Tag(
            "span.chip", Attribute("title", "The public cataract checkpoint was trained on frames of this case."),
            "trained on")
        : null;
}
