using System.Buffers;

namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>A name that claims itself: behind the label "phase", ticked, or alone as a sentence.</summary>
internal static class ClaimAlone
{
    private static readonly SearchValues<char> Ticks = SearchValues.Create("✓✔✅☑🗸");
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>The phrase stands so.</summary>
    /// <param name="sentence">Of the phrase.</param>
    /// <param name="phrase">The name.</param>
    /// <param name="isFirst">The sentence opens the passage.</param>
    public static bool Is(NamingSentence sentence, NounPhrase phrase, bool isFirst) =>
        IsLabelled(sentence, phrase.From) || IsTicked(sentence, phrase) || IsSentence(sentence, phrase, isFirst);

    /// <summary>"Current phase: X", "Phase → X", a heading "Phase" over it; not "Next phase: X".</summary>
    private static bool IsLabelled(NamingSentence sentence, int from)
    {
        var words = sentence.Words;
        if (from == 0 || !(sentence.Leads(from) || words[from].Gap.Contains('\n', StringComparison.Ordinal)))
        {
            return false;
        }

        var hasNoun = false;
        for (var at = from; at > 0; at--)
        {
            var label = words[at - 1].Text;
            hasNoun |= List.LabelNouns.Contains(label);
            if (!List.LabelWords.Contains(label) && !List.LabelNouns.Contains(label) && !label.All(char.IsDigit))
            {
                return false;
            }

            if (words[at - 1].OpensSentence || (words[at - 1].OpensClause && !IsBracket(words[at - 1])))
            {
                return hasNoun;
            }

            if (at < from && sentence.Leads(at))
            {
                return false;
            }
        }

        return hasNoun;
    }

    private static bool IsBracket(Word word) => word.Gap.Contains('(', StringComparison.Ordinal);

    private static bool IsTicked(NamingSentence sentence, NounPhrase phrase)
    {
        var behind = sentence.GapBehind(phrase.To - 1);
        var ticked = behind.AsSpan(0, LineOf(behind)).ContainsAny(Ticks);
        var before = sentence.Words[phrase.From].Gap;
        return phrase.IsPhase && sentence.Opens(phrase.From)
            && (ticked || before.AsSpan(before.LastIndexOf('\n') + 1).ContainsAny(Ticks));
    }

    private static int LineOf(string gap) => gap.AsSpan().IndexOfAny(",;\n") is var end and >= 0 ? end : gap.Length;

    private static bool IsSentence(NamingSentence sentence, NounPhrase phrase, bool isFirst)
    {
        var start = sentence.Back(phrase.From, List.Conclusions);
        if (start != sentence.First && !(sentence.Leads(phrase.From) && IsConclusion(sentence, phrase.From)))
        {
            return false;
        }

        var isWhole = phrase.To == sentence.Next;
        return phrase.IsPhase
            ? isWhole || IsExplained(sentence, phrase.To)
            : isWhole && (isFirst || start < phrase.From);
    }

    /// <summary>"Conclusion: the X phase."</summary>
    private static bool IsConclusion(NamingSentence sentence, int from) =>
        sentence.Back(from - 1, List.Conclusions) == sentence.First && List.Conclusions.Contains(sentence[from - 1]);

    /// <summary>"The X phase – the flap is torn."</summary>
    private static bool IsExplained(NamingSentence sentence, int to) => sentence.Leads(to);
}
