using System.Text.RegularExpressions;

namespace Surgical.DataSets.Phases;

/// <summary>What is known of the cases of Cataract-1K.</summary>
public static class Cataract1K
{
    // In Cataract-1K's names of cases, of frames (COCO) and of folders (LMOD+), also where a lab put its own before
    // them.
    private static readonly Regex Named = new(
        @"(?i:(^|[^a-z])case[-_ ]?0*(?<number>[0-9]+)([^0-9a-z]|$))",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // The cases of its COCO files (Ghamsarian et al., Sci Data 2024).
    private static readonly HashSet<string> WithFrames =
    [
        "5013", "5014", "5015", "5016", "5017", "5032", "5051", "5057", "5058", "5063", "5072", "5104", "5180", "5299",
        "5300", "5301", "5303", "5304", "5305", "5309", "5315", "5316", "5317", "5319", "5325", "5329", "5334", "5335",
        "5340", "5353",
    ];

    /// <summary>
    /// The public cataract checkpoint (mehti/medgemma-cataract-surgical-analysis) was trained on frames of this case,
    /// so its figures say nothing about unseen cases.
    /// </summary>
    /// <param name="name">
    /// Of a case, "5013" or "case_5013", or of a picture that says whose it is, "x/case5013_03.png".
    /// </param>
    public static bool WasTrainedOn(string name) =>
        WithFrames.Contains(name)
            || Named.Matches(name).Any(found => WithFrames.Contains(found.Groups["number"].Value));
}
