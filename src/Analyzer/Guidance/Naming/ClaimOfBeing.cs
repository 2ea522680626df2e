using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>"The phase is X", "this is the X phase": a copula, and a subject that stands for what is seen.</summary>
internal static class ClaimOfBeing
{
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>A copula at the index makes the phrase the phase, or what is seen.</summary>
    public static bool IsEqual(NamingSentence sentence, NounPhrase phrase, int at)
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
        ClaimBefore.MayBeMeant(phrase) || (phrase.IsOpening && phrase.Article.Length == 0 && !IsWound(phrase));

    /// <summary>An incision without a noun is a wound.</summary>
    public static bool IsWound(NounPhrase phrase) => phrase.Mention.Phase == SurgicalPhase.Incision;

    /// <summary>First word of a subject of known words only; the copula's own index where it is not.</summary>
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
}
