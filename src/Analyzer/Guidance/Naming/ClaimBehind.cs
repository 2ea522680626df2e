namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>Words behind a name that claim it: "… is under way", "… phase is shown", "… has begun".</summary>
internal static class ClaimBehind
{
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>The phrase is the subject of its clause, and such words follow.</summary>
    public static bool Is(NamingSentence sentence, NounPhrase phrase) =>
        phrase.IsDoing && IsSubject(sentence, phrase.From) && IsGoingOn(sentence, phrase);

    /// <summary>Not "the preparation for X is under way".</summary>
    private static bool IsSubject(NamingSentence sentence, int from) =>
        sentence.Opens(from) || List.Boundaries.Contains(sentence[from - 1]);

    private static bool IsGoingOn(NamingSentence sentence, NounPhrase phrase)
    {
        var at = sentence.Forth(phrase.To, List.Adverbs);
        if (IsOngoing(sentence, at))
        {
            return true;
        }

        var verb = sentence[at];
        var next = sentence.Forth(at + 1, List.Adverbs);
        return verb switch
        {
            _ when !IsClose(sentence, at) => false,
            "is" or "are" or "remains" or "appears" or "seems" => IsOngoing(sentence, next)
                || (phrase.IsPhase && IsOnShow(sentence, next)),
            "has" or "have" => List.Begun.Contains(sentence[next]),
            "continues" or "proceeds" => true,
            "can" => phrase.IsPhase && sentence[next] == "be" && IsOnShow(sentence, next + 1),
            _ => false,
        };
    }

    private static bool IsOngoing(NamingSentence sentence, int at) =>
        IsClose(sentence, at)
        && (List.Ongoing.Contains(sentence[at]) || List.OngoingPairs.Contains($"{sentence[at]} {sentence[at + 1]}"));

    private static bool IsOnShow(NamingSentence sentence, int at)
    {
        at = sentence.Forth(at, List.Articles);
        return List.OnShow.Contains(sentence[at])
            || (sentence[at] == "what" && List.Frames.Contains(sentence[at + 2]));
    }

    private static bool IsClose(NamingSentence sentence, int at) =>
        at < sentence.Next && !sentence.Words[at].Gap.AsSpan().ContainsAny(",;:");
}
