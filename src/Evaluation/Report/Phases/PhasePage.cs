using System.Globalization;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Phases.Worst;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>report.html of `evaluate phases`.</summary>
internal static class PhasePage
{
    public static string Of(PhaseResults results, WorstCases worst) => PageText.Of(
        "Surgical phases: predicted against annotated",
        $"{Say.Count(results.Videos.Count, "case")}, {Say.Count(results.Confusion.Samples, "sample")} at "
        + string.Create(CultureInfo.InvariantCulture, $"{results.Options.FramesPerSecond} a second, ")
        + $"{Say.Count(results.UnknownSamples)} of them predicted Unknown.",
        Colours(),
        [
            HeadlineSection.Of(results),
            PhaseGroups.Of(results),
            PhaseTableSection.Of(results),
            OnsetSection.Of(results),
            ConfusionSection.Of(results),
            TimelineSection.Of(results),
            WorstSection.Of(worst),
            CalibrationSection.Of(results),
            LatencySection.Of(results),
            SettingsSection.Of(results),
            RemarksSection.Of(results.Remarks),
            new(
                "conventions", "What the figures mean",
                Tag("ul", PhaseConventions.All.Select(text => Tag("li", text)))),
            Citations.OfPhases(),
        ]);

    /// <summary>One rule a phase, so that the page does not name its colour at every mark.</summary>
    private static string Colours() => string.Concat(PhaseLook.All.Select(phase =>
        $".p-{PhaseLook.Id(phase.Label)}{{background:{phase.Look.Colour};color:{Ink.On(phase.Look.Colour)}}}\n"));
}
