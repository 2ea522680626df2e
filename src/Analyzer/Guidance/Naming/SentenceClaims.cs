namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>Which names of one sentence are claimed.</summary>
internal static class SentenceClaims
{
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>The mentions that are claimed, in order.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mentions">Its mentions, in order.</param>
    /// <param name="isFirst">It opens the passage.</param>
    public static IEnumerable<PhaseMention> Of(
        NamingSentence sentence, IEnumerable<PhaseMention> mentions, bool isFirst)
    {
        if (Doubts.Reach(sentence))
        {
            return [];
        }

        var phrases = mentions.Select(mention => NounPhrase.Around(sentence, mention)).OfType<NounPhrase>().ToList();
        var said = phrases.ConvertAll(phrase => IsSaid(sentence, phrase, isFirst));
        for (var index = 1; index < phrases.Count; index++)
        {
            said[index] |= said[index - 1] && IsJoined(sentence, phrases[index - 1], phrases[index]);
            said[index] |= said[index - 1] && IsTurnedTo(sentence, phrases[index - 1], phrases[index]);
        }

        for (var index = phrases.Count - 1; index > 0; index--)
        {
            said[index - 1] |= said[index] && IsJoined(sentence, phrases[index - 1], phrases[index]);
        }

        var claimed = phrases.Where((phrase, index) => said[index] && !Doubts.Reach(sentence, phrase))
            .Select(phrase => phrase.Mention).ToList();
        return phrases.Any(phrase => IsAlternative(sentence, phrase, claimed)) ? [] : claimed;
    }

    /// <summary>"X is under way, perhaps Y": another phase is held possible in one breath.</summary>
    private static bool IsAlternative(NamingSentence sentence, NounPhrase phrase, List<PhaseMention> claimed) =>
        sentence[phrase.From - 1] is "perhaps" or "maybe" or "possibly" or "or" or "potentially"
        && claimed.Exists(mention => mention.Phase != phrase.Mention.Phase);

    private static bool IsSaid(NamingSentence sentence, NounPhrase phrase, bool isFirst) =>
        ClaimBefore.Is(sentence, phrase) || ClaimBehind.Is(sentence, phrase)
        || ClaimAlone.Is(sentence, phrase, isFirst);

    /// <summary>"incision or viscoelastic phase", "X, perhaps Y": what claims the one claims the other.</summary>
    private static bool IsJoined(NamingSentence sentence, NounPhrase first, NounPhrase second) =>
        Between(sentence, first, second, List.Joins)
        && (second.IsDoing || sentence[second.From - 1] is not ("with" or "by"));

    /// <summary>"not X but Y".</summary>
    private static bool IsTurnedTo(NamingSentence sentence, NounPhrase first, NounPhrase second) =>
        sentence[first.To] == "but" && Between(sentence, first, second, List.Turns)
        && Doubts.IsDenied(sentence, first);

    private static bool Between(NamingSentence sentence, NounPhrase first, NounPhrase second, HashSet<string> words) =>
        Enumerable.Range(first.To, Math.Max(0, second.From - first.To)).All(index => words.Contains(sentence[index]));
}
