namespace Surgical.Analyzer.Guidance;

/// <summary>Words that put what is said into the past or the future: the frame does not show it.</summary>
internal static class OtherMoment
{
    private static readonly HashSet<string> Before =
    [
        "before", "after", "until", "prior", "following", "next", "previous", "previously", "preceding", "preceded",
        "upcoming", "subsequent", "subsequently", "soon", "will", "shall", "toward", "towards", "prepare", "prepares",
        "prepared", "preparing", "preparation", "ready", "finished", "completed", "ended", "concluded", "unlike",
        "instead", "rather", "than", "expected", "planned", "future",
    ];

    private static readonly HashSet<string> Passing =
    [
        "phase", "phases", "stage", "step", "is", "was", "has", "have", "had", "been", "being", "now", "already",
        "just",
    ];

    private static readonly HashSet<string> Behind =
    [
        "over", "complete", "completed", "finished", "done", "ended", "concluded", "next", "upcoming", "follows",
        "will", "about", "not", "never",
    ];

    /// <summary>Such a word stands before <paramref name="index"/>, in the same clause.</summary>
    public static bool IsBefore(IReadOnlyList<Word> words, int index)
    {
        for (var at = index; at > 0 && !words[at].OpensClause; at--)
        {
            if (words[at - 1].Text is "but" or "however")
            {
                return false;
            }

            if (Before.Contains(words[at - 1].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"… phase is complete", "… has not begun": said right behind <paramref name="index"/>.</summary>
    public static bool IsBehind(IReadOnlyList<Word> words, int index)
    {
        var at = index;
        while (at < words.Count && !words[at].OpensClause && Passing.Contains(words[at].Text))
        {
            at++;
        }

        return at < words.Count && !words[at].OpensClause
            && (Behind.Contains(words[at].Text) || words[at].Text.EndsWith("n't", StringComparison.Ordinal));
    }
}
