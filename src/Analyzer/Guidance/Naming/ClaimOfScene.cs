namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>"The frame shows X", "taken during X", "we are in the X phase".</summary>
internal static class ClaimOfScene
{
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>"the frame shows X"; a film that shows phacoemulsification names the operation.</summary>
    public static bool IsShown(NamingSentence sentence, NounPhrase phrase, int at)
    {
        if (!HasFrame(sentence, at))
        {
            return false;
        }

        var isFilm = sentence.Words.Skip(sentence.First).Take(at - sentence.First)
            .Any(word => List.Films.Contains(word.Text));
        return phrase.IsPhase
            || (!isFilm && phrase.IsDoing
                && !(phrase.IsOpening && (phrase.Article.Length > 0 || ClaimOfBeing.IsWound(phrase))));
    }

    /// <summary>"we are in the X phase", "taken during X": a place in the eye has no phase.</summary>
    public static bool IsInside(NamingSentence sentence, NounPhrase phrase, int at)
    {
        var before = sentence.Back(at, List.Adverbs);
        var taken = sentence[before - 1];
        var isTaken = taken is "taken" or "captured" or "recorded" or "acquired" or "grabbed";
        return isTaken ? ClaimBefore.MayBeMeant(phrase) && sentence[at] != "of"
            : phrase.IsPhase && (List.Taken.Contains(taken) || before < at)
                && (List.ShortSubjects.Contains(taken) || before <= sentence.First || HasScene(sentence, before));
    }

    /// <summary>A word for the frame stands before the index, in its sentence.</summary>
    public static bool HasFrame(NamingSentence sentence, int at) => Has(sentence, at, List.Frames);

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
}
