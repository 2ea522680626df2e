namespace Surgical.Analyzer.Guidance;

/// <summary>Whether words are denied, supposed or avoided where they stand.</summary>
internal static class Denial
{
    private static readonly HashSet<string> Denying =
    [
        "not", "no", "never", "nothing", "none", "neither", "nor", "without", "cannot", "hardly", "unlikely",
        "whether", "if", "unless", "avoid", "avoids", "avoiding", "prevent", "prevents", "preventing",
    ];

    // Behind one of these a new statement begins; "or" is missing on purpose: "not torn or threatened" denies both.
    private static readonly HashSet<string> Turning =
        ["and", "but", "so", "yet", "while", "although", "though", "because", "since", "however"];

    /// <summary>
    /// True where a word before <paramref name="index"/>, in the same clause, denies what stands there.
    /// </summary>
    public static bool Reaches(IReadOnlyList<Word> words, int index)
    {
        for (var at = index; at > 0 && !words[at].OpensClause; at--)
        {
            var before = words[at - 1].Text;
            if (Turning.Contains(before))
            {
                return false;
            }

            if (Is(before))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string word) => Denying.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
}
