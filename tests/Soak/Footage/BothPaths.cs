using System.Globalization;
using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>Holds what a page plays against what was read.</summary>
/// <param name="ours">The reading.</param>
/// <param name="page">What is played.</param>
internal sealed class BothPaths(OurView ours, PagesView page)
{
    public IEnumerable<FaultFound> Faults()
    {
        if (ours.Refusal != page.Refusal)
        {
            return [new(Fault.Page, $"analyze says '{ours.Refusal}', the page '{page.Refusal}'")];
        }

        return page.Played is { } played ? [.. Plans(), .. Tables(), .. Pictures(played)] : [];
    }

    private IEnumerable<FaultFound> Plans() =>
        JsonSerializer.Serialize(ours.Plan, AnalysisJson.Options) == JsonSerializer.Serialize(page.Plan, AnalysisJson.Options)
            ? []
            : [new(Fault.Page, "the plan that was kept is another")];

    private IEnumerable<FaultFound> Tables()
    {
        var times = ours.Pictures.Select(picture => picture.At).ToList();
        if (times.Count != page.Seconds.Count)
        {
            return [new(Fault.Page, $"{times.Count} pictures were read, frames.json has {page.Seconds.Count}; {How()}")];
        }

        return times.Zip(page.Seconds)
            .Where(pair => Math.Abs(pair.First - pair.Second) > TimedPairs.Tolerance)
            .Take(1)
            .Select(pair => new FaultFound(Fault.Page, string.Create(
                CultureInfo.InvariantCulture,
                $"a picture of {pair.First:0.####} s stands at {pair.Second:0.####} s in frames.json; {How()}")));
    }

    private IEnumerable<FaultFound> Pictures(PlayerView played)
    {
        // A browser's clock is the container's own; where it plays an original that shows nothing else, from 0 too.
        var shown = played.Pictures;
        var (those, these) = (Runs.Of(ours.Pictures), Runs.Of(shown));
        if (those != these)
        {
            return [new(Fault.Page, $"read were {those}, played are {these}; {How()}")];
        }

        return ours.Pictures.Zip(shown)
            .Where(pair => Math.Abs(pair.First.At - pair.Second.At) > TimedPairs.Tolerance
                || !pair.First.IsColouredLike(pair.Second))
            .Take(1)
            .Select(pair => new FaultFound(Fault.Page, string.Create(
                CultureInfo.InvariantCulture,
                $"picture {pair.First.Number} of {pair.First.At:0.####} s is played at {pair.Second.At:0.####} s, colours "
                + $"differ by {pair.First.Difference(pair.Second):0}; {How()}")));
    }

    private string How() => (page.IsCopy ? "a copy is played" : "the original is played")
        + (ours.Footage!.IsDamaged ? ", damaged" : "");
}
