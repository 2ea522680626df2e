using Surgical.Analyzer.Phases;

namespace Surgical.Evaluation.Data;

/// <summary>Which phase a wrong name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The spelling of Cataract-1K that is the fewest letters away.</summary>
    public static string Of(string name) => PhaseNames.Phases
        .Select(PhaseNames.Cataract1KName)
        .MinBy(known => EditDistance.Of(Letters(name), Letters(known)))!;

    private static char[] Letters(string name) => name.ToLowerInvariant().ToCharArray();
}
