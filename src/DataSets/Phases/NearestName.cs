using Surgical.Analyzer.Phases;
using Surgical.DataSets.Files;

namespace Surgical.DataSets.Phases;

/// <summary>Which phase a wrong name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The spelling of Cataract-1K that is the fewest letters away, as a share of the longer name's.</summary>
    public static string Of(string name) => PhaseNames.Phases
        .Select(PhaseNames.Cataract1KName)
        .MinBy(known => (double)EditDistance.Of(Letters(name), Letters(known)) / Math.Max(name.Length, known.Length))!;

    private static char[] Letters(string name) => name.ToLowerInvariant().ToCharArray();
}
