namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>Whether a passage is English: in another language the words of claims and denials are not known.</summary>
internal static class Language
{
    // Latin with its accents; names of phases in other scripts are none of ours.
    private const char LastLatin = 'ɏ';

    // Notes without one English word of grammar have at most two others in a row: "Tool: phaco tip".
    private const int MostInRow = 2;

    private static readonly NamingWords List = NamingWords.File;

    /// <summary>It has more English words than others, or is too short to be of any language.</summary>
    public static bool IsEnglish(IReadOnlyList<Word> words)
    {
        var english = words.Count(word => List.English.Contains(word.Text));
        return english >= words.Count(IsForeign) && (english > 0 || !HasUnknownSentence(words));
    }

    private static bool IsForeign(Word word) =>
        List.Foreign.Contains(word.Text) || word.Text.Any(letter => char.IsLetter(letter) && letter > LastLatin);

    private static bool HasUnknownSentence(IReadOnlyList<Word> words)
    {
        var row = 0;
        foreach (var word in words)
        {
            row = IsKnown(word.Text) ? 0 : word.RunsOn ? row + 1 : 1;
            if (row > MostInRow)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnown(string word) =>
        List.LabelWords.Contains(word) || List.LabelNouns.Contains(word) || List.PhaseNouns.Contains(word)
        || List.Followers.Contains(word) || List.Skipped.Contains(word) || List.Behind.Contains(word)
        || List.Passing.Contains(word) || NounPhrase.Names(word);
}
