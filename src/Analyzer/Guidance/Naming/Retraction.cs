namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>A sentence that takes the one before it back: "No.", "Wait, …", "That is wrong."</summary>
internal static class Retraction
{
    private const int MostWordsOfStatus = 5;

    private static readonly NamingWords List = NamingWords.File;

    /// <summary>The sentence is one; null is none.</summary>
    public static bool Follows(NamingSentence? sentence)
    {
        if (sentence is null)
        {
            return false;
        }

        var first = sentence.First;
        return (List.Retracting.Contains(sentence[first]) && (first + 1 == sentence.Next || sentence.Opens(first + 1)))
            || (sentence[first] is "that" or "this" or "but" or "which" && Denies(sentence))
            || (sentence.Next - first <= MostWordsOfStatus && IsOver(sentence));
    }

    private static bool Denies(NamingSentence sentence) =>
        sentence[sentence.First + 1] is "is" or "was" or "would" or "cannot" or "that" or "this" or "isn't"
        && Enumerable.Range(sentence.First + 1, 4).Any(index =>
            sentence[index] is "wrong" or "incorrect" or "false" or "mistaken" or "impossible" or "cannot");

    private static bool IsOver(NamingSentence sentence) =>
        sentence[sentence.First] is "status" or "state" or "completed" or "done" or "finished" or "over" or "not"
        && Enumerable.Range(sentence.First, sentence.Next - sentence.First).Any(index =>
            sentence[index] is "completed" or "complete" or "done" or "finished" or "over" or "not" or "pending"
                or "planned" or "ended" or "upcoming");
}
