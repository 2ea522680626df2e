using System.Buffers;

namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>
/// What undoes a claim: it is denied, supposed, asked, compared, said of another moment, or over.
/// </summary>
internal static class Doubts
{
    private static readonly SearchValues<char> Crosses = SearchValues.Create("✗✘✕✖❌❎⛔🚫☐");
    private static readonly NamingWords List = NamingWords.File;

    /// <summary>The whole sentence claims nothing.</summary>
    public static bool Reach(NamingSentence sentence)
    {
        var first = sentence[sentence.First];
        return List.Openers.Contains(first)
            || IsAsked(sentence)
            || Enumerable.Range(sentence.First, sentence.Next - sentence.First)
                .Any(index => List.DoubtAnywhere.Contains(sentence[index]) || IsOtherMoment(sentence, index)
                    || IsCondition(sentence, index));
    }

    /// <summary>The claim of one phrase does not stand.</summary>
    public static bool Reach(NamingSentence sentence, NounPhrase phrase) =>
        IsDenied(sentence, phrase) || IsSupposed(sentence, phrase.From) || IsElsewhere(sentence, phrase.From)
        || IsOver(sentence, phrase.Mention.Next) || IsOver(sentence, phrase.To) || IsCrossed(sentence, phrase);

    /// <summary>"not …", "the absence of …", in the same part of the sentence.</summary>
    public static bool IsDenied(NamingSentence sentence, NounPhrase phrase) =>
        Stands(sentence, phrase.From, sentence.ClauseOf(phrase.From), List.Turning, IsDenial);

    private static bool IsDenial(string word) =>
        List.Denying.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    private static bool IsSupposed(NamingSentence sentence, int from) =>
        Stands(sentence, from, sentence.First, List.StrongTurning, List.DoubtBefore.Contains);

    private static bool IsElsewhere(NamingSentence sentence, int from) =>
        Stands(sentence, from, sentence.ClauseOf(from), List.StrongTurning, List.Elsewhere.Contains);

    private static bool Stands(
        NamingSentence sentence, int from, int start, HashSet<string> turning, Func<string, bool> isSuch)
    {
        for (var at = from; at > start; at--)
        {
            if (sentence.Words[at].Gap.Contains(';', StringComparison.Ordinal) || turning.Contains(sentence[at - 1])
                || (sentence[at - 1] == "and" && sentence[at] is ("is" or "are" or "now" or "currently")))
            {
                return false;
            }

            if (isSuch(sentence[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAsked(NamingSentence sentence)
    {
        var gap = sentence.GapBehind(sentence.Next - 1);
        return gap.Contains('?', StringComparison.Ordinal) || gap.Contains('？', StringComparison.Ordinal);
    }

    private static bool IsOtherMoment(NamingSentence sentence, int index) =>
        List.OtherMoments.Contains(sentence[index]) && List.Moments.Contains(sentence[index + 1]);

    /// <summary>"in case this is …", "as long as it is …".</summary>
    private static bool IsCondition(NamingSentence sentence, int index) =>
        (sentence[index], sentence[index + 1]) is ("in", "case") or ("as", "long") or ("on", "condition");

    /// <summary>"… is complete", "(completed)", "…, done": said right behind the index.</summary>
    private static bool IsOver(NamingSentence sentence, int index)
    {
        if (index >= sentence.Next)
        {
            return false;
        }

        if (sentence.Words[index].OpensClause || sentence.Leads(index))
        {
            var isListed = sentence.Words[index].Gap.Contains(',', StringComparison.Ordinal);
            return isListed && sentence[index] is not ("which" or "that")
                ? List.AfterComma.Contains(sentence[index])
                : IsEnd(sentence, index);
        }

        return IsEnd(sentence, index);
    }

    private static bool IsEnd(NamingSentence sentence, int index)
    {
        var at = index;
        while (at < sentence.Next && (at == index || !sentence.Opens(at)) && List.Passing.Contains(sentence[at]))
        {
            at++;
        }

        if (at >= sentence.Next || (at > index && sentence.Opens(at)))
        {
            return false;
        }

        var word = sentence[at];
        return word switch
        {
            "not" when at == index && sentence.Opens(at) => sentence[at + 1] is not ("the" or "a" or "an"),
            "no" => at + 1 >= sentence.Next || sentence.Opens(at + 1),
            _ => List.Behind.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal),
        };
    }

    private static bool IsCrossed(NamingSentence sentence, NounPhrase phrase)
    {
        var before = LastLine(sentence.Words[phrase.From].Gap);
        var behind = FirstPart(sentence.GapBehind(phrase.To - 1));
        return before.ContainsAny(Crosses) || behind.ContainsAny(Crosses)
            || before.Contains("~~", StringComparison.Ordinal) || before.Contains("[ ]", StringComparison.Ordinal)
            || (before.ContainsAny('?', '？') && before.ContainsAny(':', '='));
    }

    private static ReadOnlySpan<char> LastLine(string gap)
    {
        var line = gap.AsSpan(gap.LastIndexOf('\n') + 1);
        return line[(line.IndexOfAny(",;") + 1)..];
    }

    private static ReadOnlySpan<char> FirstPart(string gap) =>
        gap.AsSpan().IndexOfAny(",;\n") is var end and >= 0 ? gap.AsSpan(0, end) : gap;
}
