namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>"The surgeon is performing X": what somebody does now.</summary>
internal static class ClaimOfDoing
{
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>"is performing", "the surgeon performs"; an incision and a rhexis are also made.</summary>
    public static bool Is(NamingSentence sentence, NounPhrase phrase, int at)
    {
        if (sentence[at] is "out" or "on" or "in")
        {
            at -= IsBusy(sentence[at - 1]) || sentence[at - 1] == "carries" ? 1 : 0;
        }

        var word = sentence[at];
        var before = sentence.Back(at, List.Adverbs);
        var actor = before > sentence.First ? sentence[before - 1] : "";
        var isGoingOn = List.Doing.Contains(word) || IsBusy(word);
        var isMade = phrase.IsOpening || (phrase.IsPhase && phrase.IsDoing);
        return isGoingOn || (List.Making.Contains(word) && isMade)
            ? phrase.IsDoing && IsPresent(actor)
            : (List.Does.Contains(word) || word == "carries" || (List.Makes.Contains(word) && isMade))
                && phrase.IsDoing && (List.Actors.Contains(actor) || actor == "and");
    }

    private static bool IsBusy(string word) => word is "carrying" or "working" or "engaged" or "involved";

    private static bool IsPresent(string word) =>
        word is "is" or "are" or "and" || List.Actors.Contains(word) || word.EndsWith("'s", StringComparison.Ordinal)
        || word is "we're" or "they're";
}
