using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Guidance;

/// <summary>
/// Names of phases are also names of things: a wound, an opening, a substance, half of an instrument's name.
/// </summary>
internal static class PhaseThings
{
    private static readonly HashSet<string> Instruments =
    [
        "cannula", "cannulas", "tip", "tips", "forceps", "needle", "probe", "handpiece", "hook", "knife", "blade",
        "cystotome", "spatula", "injector", "cartridge", "sleeve", "port", "device", "instrument", "instruments",
        "tool", "tools", "machine", "unit", "pump", "system", "line", "syringe", "power", "energy", "fluid", "agent",
        "material", "substance", "solution", "edge", "edges", "margin", "rim", "opening", "flap", "tear", "site",
        "wound", "tunnel",
    ];

    // Alone, these words say nothing about what is being done.
    private static readonly HashSet<string> Common = ["idle", "viscoelastic", "positioning", "implantation"];

    private static readonly HashSet<string> Openings = ["incision", "capsulorhexis", "capsulorrhexis", "rhexis"];

    private static readonly HashSet<string> Places =
    [
        "at", "through", "via", "near", "in", "into", "inside", "of", "around", "along", "over", "by", "with", "from",
        "to", "under", "within", "against", "behind", "across", "on", "beside", "beyond", "beneath", "using",
    ];

    private static readonly HashSet<string> Articles =
        ["the", "a", "an", "its", "this", "main", "side", "clear", "corneal"];

    /// <summary>Outside a naming context the words name a thing and no phase.</summary>
    public static bool IsThing(IReadOnlyList<Word> words, PhaseMention mention)
    {
        var alone = mention.Next - mention.First == 1 ? words[mention.First].Text : "";
        return IsUsed(words, mention)
            || Common.Contains(alone)
            || (Openings.Contains(alone) && IsPlace(words, mention.First));
    }

    /// <summary>"the viscoelastic cannula", "the phaco tip": half of another name.</summary>
    public static bool IsUsed(IReadOnlyList<Word> words, PhaseMention mention) =>
        mention.Next < words.Count && words[mention.Next].RunsOn && Instruments.Contains(words[mention.Next].Text);

    private static bool IsPlace(IReadOnlyList<Word> words, int index)
    {
        var at = index - 1;
        while (at >= 0 && Articles.Contains(words[at].Text))
        {
            at--;
        }

        return at >= 0 && !words[at + 1].OpensClause && Places.Contains(words[at].Text);
    }
}
