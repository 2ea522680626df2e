namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>Words before a name that claim it: "the frame shows …", "this is …", "is performing …".</summary>
internal static class ClaimBefore
{
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>Such words stand right before the phrase.</summary>
    public static bool Is(NamingSentence sentence, NounPhrase phrase)
    {
        if (sentence.Opens(phrase.From))
        {
            return false;
        }

        // A denied claim is one here: "not X but Y" makes Y of it.
        var at = phrase.From - (sentence[phrase.From - 1] == "not" ? 2 : 1);
        var word = sentence[at];
        return word switch
        {
            "with" => IsWith(sentence, phrase, at),
            "to" => MayBeMeant(phrase) && List.Corresponding.Contains(sentence[at - 1]),
            "of" => MayBeMeant(phrase) && IsSign(sentence, at),
            "as" => IsNamedAs(sentence, phrase, at),
            _ when List.Inside.Contains(word) && ClaimOfScene.IsInside(sentence, phrase, at) => true,
            _ when List.Copulas.Contains(word) || List.ShortSubjects.Contains(word) =>
                ClaimOfBeing.IsEqual(sentence, phrase, at),
            _ when List.Shows.Contains(word) => ClaimOfScene.IsShown(sentence, phrase, at),
            "see" or "observe" => phrase.IsPhase && sentence[at - 1] is ("we" or "i"),
            _ when List.Suggests.Contains(word) => MayBeMeant(phrase),
            _ => ClaimOfDoing.Is(sentence, phrase, at),
        };
    }

    /// <summary>A phase by its noun, or a name that cannot be a thing's.</summary>
    public static bool MayBeMeant(NounPhrase phrase) => phrase.IsPhase || (phrase.IsDoing && !phrase.IsOpening);

    private static bool IsWith(NamingSentence sentence, NounPhrase phrase, int at) => sentence[at - 1] switch
    {
        "continues" or "proceeds" or "continuing" or "proceeding" or "busy" or "occupied" or "cleanup" =>
            phrase.IsDoing,
        var before => List.Consistent.Contains(before) && MayBeMeant(phrase),
    };

    /// <summary>"indicative of"; "this is typical of", where a tool alone would say what is usual.</summary>
    private static bool IsSign(NamingSentence sentence, int at) =>
        List.Indicative.Contains(sentence[at - 1])
        || (List.Characteristic.Contains(sentence[at - 1]) && ClaimOfScene.HasFrame(sentence, at - 1));

    private static bool IsNamedAs(NamingSentence sentence, NounPhrase phrase, int at)
    {
        var before = at;
        while (!sentence.Opens(before) && at - before < 3 && !List.Naming.Contains(sentence[before - 1]))
        {
            before--;
        }

        return (phrase.IsDoing && List.Naming.Contains(sentence[before - 1]))
            || (sentence[at - 1] is "phase" or "stage" or "step" && phrase.IsDoing);
    }
}
