using System.Globalization;
using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>Holds what a page plays against what was read.</summary>
/// <param name="ours">The reading.</param>
/// <param name="page">What is played.</param>
/// <param name="damaged">
/// FFmpeg's view of a file that was damaged: where it has nothing to complain of, two decodings may differ.
/// </param>
internal sealed class BothPaths(OurView ours, PagesView page, PlayerView? damaged)
{
    public IEnumerable<FaultFound> Faults()
    {
        if (Sentence(ours.Refusal) != Sentence(page.Refusal))
        {
            return [new(Fault.Page, $"analyze says '{ours.Refusal}', the page '{page.Refusal}'")];
        }

        return page.Played is { } played ? [.. Plans(), .. Tables(), .. Pictures(played)] : [];
    }

    private IEnumerable<FaultFound> Plans() =>
        Json(ours.Plan) == Json(page.Plan) ? [] : [new(Fault.Page, "the plan that was kept is another")];

    private static string Json(SourcePlan? plan) => JsonSerializer.Serialize(plan, AnalysisJson.Options);

    private IEnumerable<FaultFound> Tables()
    {
        var times = ours.Pictures.Select(picture => picture.At).ToList();
        if (times.Count != page.Seconds.Count)
        {
            var text = $"{times.Count} pictures were read, frames.json has {page.Seconds.Count}; {How()}";
            return [new(Fault.Page, text)];
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
        // A browser's clock is the container's own: what it shows is held against the case's time as it is.
        var shown = played.Pictures;
        if (ours.Pictures.Count != shown.Count)
        {
            return [new(Fault.Page, $"read were {Runs.Of(ours.Pictures)}, played are {Runs.Of(shown)}; {How()}")];
        }

        return ours.Pictures.Zip(shown)
            .Where(pair => !ours.IsLost(pair.First.At) && !IsSame(pair.First, pair.Second))
            .Take(1)
            .Select(pair => new FaultFound(KindAt(pair.First.At), string.Create(
                CultureInfo.InvariantCulture,
                $"picture {pair.First.Number} of {pair.First.At:0.####} s is played as {pair.Second.Number} at "
                + $"{pair.Second.At:0.####} s, colours differ by {pair.First.Difference(pair.Second):0}; {How()}")));
    }

    private static bool IsSame(ShownPicture one, ShownPicture other) =>
        Math.Abs(one.At - other.At) <= TimedPairs.Tolerance && one.LooksLike(other);

    private Fault KindAt(double at) =>
        damaged?.IsSilentAt(at + (ours.Start ?? damaged.Start)) == true ? Fault.NobodyKnows : Fault.Page;

    // What FFmpeg says of one fault depends on what it was asked for.
    private static string Sentence(string refusal) => refusal.Split(" FFmpeg says: ")[0];

    private string How() => (page.IsCopy ? "a copy is played" : "the original is played")
        + (ours.Footage!.IsDamaged ? ", damaged" : "");
}
