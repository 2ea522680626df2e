namespace Surgical.Analyzer.Guidance;

/// <summary>A list of phrases that are looked for word by word.</summary>
internal sealed class Phrases(IEnumerable<string> phrases)
{
    private readonly string[][] _phrases =
        [.. phrases.Select(phrase => Word.In(phrase, ..).Select(word => word.Text).ToArray())];

    /// <summary>Some phrase stands somewhere in the sentence and is not denied.</summary>
    public bool Occur(IReadOnlyList<Word> words) =>
        Enumerable.Range(0, words.Count).Any(index => BeginAt(words, index) && !Denial.Reaches(words, index));

    /// <summary>Some phrase begins with this word.</summary>
    public bool BeginAt(IReadOnlyList<Word> words, int index) =>
        _phrases.Any(phrase => index + phrase.Length <= words.Count && Match(words, index, phrase));

    /// <summary>Some phrase ends right before this word.</summary>
    public bool EndBefore(IReadOnlyList<Word> words, int index) =>
        _phrases.Any(phrase => index >= phrase.Length && Match(words, index - phrase.Length, phrase));

    private static bool Match(IReadOnlyList<Word> words, int index, string[] phrase) =>
        phrase.Index().All(expected => words[index + expected.Index].Text == expected.Item);
}
