namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>Whether a passage is English: in another language the words of claims and denials are not known.</summary>
internal static class Language
{
    // Latin with its accents; names of phases in other scripts are none of ours.
    private const char LastLatin = 'ɏ';

    private static readonly NamingWords List = NamingWords.File;

    /// <summary>It has no more words of other languages than English ones.</summary>
    public static bool IsEnglish(IReadOnlyList<Word> words) =>
        words.Count(word => List.English.Contains(word.Text)) >= words.Count(IsForeign);

    private static bool IsForeign(Word word) =>
        List.Foreign.Contains(word.Text) || word.Text.Any(letter => char.IsLetter(letter) && letter > LastLatin);
}
