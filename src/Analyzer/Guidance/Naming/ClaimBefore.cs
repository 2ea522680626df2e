namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>Words before a name that claim it: "the frame shows …", "this is …", "the surgeon is performing …".</summary>
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
            _ when List.Inside.Contains(word) && IsInside(sentence, phrase, at) => true,
            _ when List.Copulas.Contains(word) || List.ShortSubjects.Contains(word) => IsEqual(sentence, phrase, at),
            _ when List.Shows.Contains(word) => IsShown(sentence, phrase, at),
            "see" or "observe" => phrase.IsPhase && sentence[at - 1] is ("we" or "i"),
            _ when List.Suggests.Contains(word) => MayBeMeant(phrase),
            _ => IsDone(sentence, phrase, at),
        };
    }

    /// <summary>A phase by its noun, or a name that cannot be a thing's.</summary>
    private static bool MayBeMeant(NounPhrase phrase) => phrase.IsPhase || (phrase.IsDoing && !phrase.IsOpening);

    private static bool IsWith(NamingSentence sentence, NounPhrase phrase, int at) => sentence[at - 1] switch
    {
        "continues" or "proceeds" or "continuing" or "proceeding" or "busy" or "occupied" or "cleanup" =>
            phrase.IsDoing,
        var before => List.Consistent.Contains(before) && MayBeMeant(phrase),
    };

    /// <summary>"indicative of"; "this is typical of", where a tool alone would say what is usual.</summary>
    private static bool IsSign(NamingSentence sentence, int at) =>
        List.Indicative.Contains(sentence[at - 1])
        || (List.Characteristic.Contains(sentence[at - 1]) && HasFrame(sentence, at - 1));

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

    /// <summary>"we are in the X phase", "taken during X": a place in the eye has no phase.</summary>
    private static bool IsInside(NamingSentence sentence, NounPhrase phrase, int at)
    {
        var before = sentence.Back(at, List.Adverbs);
        var taken = sentence[before - 1];
        var isTaken = taken is "taken" or "captured" or "recorded" or "acquired" or "grabbed";
        return isTaken ? MayBeMeant(phrase) && sentence[at] != "of"
            : phrase.IsPhase && (List.Taken.Contains(taken) || before < at)
                && (List.ShortSubjects.Contains(taken) || before <= sentence.First || HasScene(sentence, before));
    }

    private static bool IsEqual(NamingSentence sentence, NounPhrase phrase, int at)
    {
        var copula = at;
        if (sentence[at] == "be")
        {
            if (sentence[at - 1] != "to" || sentence[at - 2] is not ("appears" or "seems" or "likely" or "believe"))
            {
                return false;
            }

            copula = at - 2;
        }

        if (List.ShortSubjects.Contains(sentence[copula]))
        {
            return sentence[copula] != "we're" && MayBeMeantBare(phrase);
        }

        var start = Subject(sentence, copula);
        var subject = Enumerable.Range(start, copula - start).Select(index => sentence[index]).ToList();
        return subject.Exists(List.LabelNouns.Contains) ? sentence[copula] != "are"
            : subject.Exists(List.ThisSubjects.Contains) && MayBeMeantBare(phrase);
    }

    /// <summary>"This is the incision" shows a wound; "this is capsulorhexis" names what is done.</summary>
    private static bool MayBeMeantBare(NounPhrase phrase) =>
        MayBeMeant(phrase) || (phrase.IsOpening && phrase.Article.Length == 0 && !IsWound(phrase));

    private static bool IsWound(NounPhrase phrase) => phrase.Mention.Phase == Phases.SurgicalPhase.Incision;

    /// <summary>First word of a subject that is made of known words only; the copula's own index where it is not.</summary>
    private static int Subject(NamingSentence sentence, int copula)
    {
        var at = copula;
        while (!sentence.Opens(at) && IsSubject(sentence[at - 1]))
        {
            at--;
        }

        return sentence.Opens(at) || List.Starters.Contains(sentence[at - 1]) ? at : copula;
    }

    private static bool IsSubject(string word) =>
        List.SubjectFillers.Contains(word) || List.ThisSubjects.Contains(word) || List.LabelNouns.Contains(word)
        || List.PhaseNouns.Contains(word) || List.SceneSubjects.Contains(word);

    private static bool IsShown(NamingSentence sentence, NounPhrase phrase, int at)
    {
        if (!HasFrame(sentence, at))
        {
            return false;
        }

        var isFilm = sentence.Words.Skip(sentence.First).Take(at - sentence.First)
            .Any(word => List.Films.Contains(word.Text));
        return phrase.IsPhase
            || (!isFilm && phrase.IsDoing && !(phrase.IsOpening && (phrase.Article.Length > 0 || IsWound(phrase))));
    }

    private static bool HasFrame(NamingSentence sentence, int at) => Has(sentence, at, List.Frames);

    private static bool HasScene(NamingSentence sentence, int at) =>
        Has(sentence, at, List.SceneSubjects) || Has(sentence, at, List.ThisSubjects);

    private static bool Has(NamingSentence sentence, int at, HashSet<string> nouns)
    {
        for (var index = at - 1; index >= sentence.First; index--)
        {
            if (nouns.Contains(sentence[index]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"is performing", "the surgeon performs", "engaged in"; an incision and a rhexis are also made.</summary>
    private static bool IsDone(NamingSentence sentence, NounPhrase phrase, int at)
    {
        if (sentence[at] is "out" or "on" or "in")
        {
            at -= sentence[at - 1] is "carrying" or "carries" or "working" or "engaged" or "involved" ? 1 : 0;
        }

        var word = sentence[at];
        var before = sentence.Back(at, List.Adverbs);
        var actor = before > sentence.First ? sentence[before - 1] : "";
        var isGoingOn = List.Doing.Contains(word) || word is "carrying" or "working" or "engaged" or "involved";
        var isMade = phrase.IsOpening || (phrase.IsPhase && phrase.IsDoing);
        return isGoingOn || (List.Making.Contains(word) && isMade)
            ? phrase.IsDoing && IsPresent(actor)
            : (List.Does.Contains(word) || word == "carries" || (List.Makes.Contains(word) && isMade))
                && phrase.IsDoing && (List.Actors.Contains(actor) || actor == "and");
    }

    private static bool IsPresent(string word) =>
        word is "is" or "are" or "and" || List.Actors.Contains(word) || word.EndsWith("'s", StringComparison.Ordinal)
        || word is "we're" or "they're";
}
