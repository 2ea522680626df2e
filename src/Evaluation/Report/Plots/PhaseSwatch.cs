using System.Xml.Linq;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Plots;

/// <summary>A phase by colour and name.</summary>
internal static class PhaseSwatch
{
    public static XElement Of(int label) => Tag(
        "span.phase", Tag($"span.swatch.p-{PhaseLook.Id(label)}"), PhaseLook.Of(label).Name);
}
