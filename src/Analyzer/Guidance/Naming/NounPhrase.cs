using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>A mention with all that belongs to it: "the current irrigation/aspiration (I/A) phase".</summary>
/// <param name="Mention">The name itself.</param>
/// <param name="From">Index of its first word, articles included.</param>
/// <param name="To">Index of the word behind it, its noun included.</param>
/// <param name="IsPhase">"phase", "step" or "in the middle of" says that a phase is meant.</param>
/// <param name="Article">None, "the" or "a".</param>
internal sealed record NounPhrase(PhaseMention Mention, int From, int To, bool IsPhase, string Article)
{
    private const int MostInBrackets = 6;

    // Without a noun these words mean a wound, an opening, a substance or hardly anything.
    private static readonly HashSet<string> Vague = ["idle", "viscoelastic", "positioning", "implantation"];

    private static readonly HashSet<string> Openings =
        ["incision", "capsulorhexis", "capsulorrhexis", "rhexis", "ccc", "capsulotomy"];

    private static readonly NamingWords List = NamingWords.File;

    /// <summary>The name stands for what is done, not for what is there.</summary>
    public bool IsDoing { get; private init; }

    /// <summary>It may be named without an article only: "the capsulorhexis" is an opening.</summary>
    public bool IsOpening { get; private init; }

    /// <summary>A word that is a name of a phase by itself.</summary>
    public static bool Names(string word) => PhaseNames.TryParse(word, out _) || word is "lens" or "capsule";

    /// <summary>The phrase around a mention; null where the mention is a part of another thing's name.</summary>
    public static NounPhrase? Around(NamingSentence sentence, PhaseMention mention)
    {
        var (to, isPhase) = Behind(sentence, mention);
        var (from, hasNounBefore, article) = Before(sentence, mention);
        isPhase |= hasNounBefore;
        if (!isPhase && ((article == "a" && !IsAct(sentence, from)) || IsPartOfAnother(sentence, to)))
        {
            return null;
        }

        var alone = mention.Next - mention.First == 1 && to == mention.Next ? sentence[mention.First] : "";
        var last = sentence[mention.Next - 1];
        return new(mention, from, to, isPhase, article)
        {
            IsDoing = isPhase || !Vague.Contains(alone) || sentence[to] == "of",
            IsOpening = !isPhase && to == mention.Next && Openings.Contains(last),
        };
    }

    private static (int To, bool IsPhase) Behind(NamingSentence sentence, PhaseMention mention)
    {
        var at = mention.Next;
        if (sentence.RunsOn(at) && List.FollowNouns.Contains(sentence[at]))
        {
            at++;
        }

        at = BehindBrackets(sentence, at);
        var isNoun = at < sentence.Next && !sentence.Words[at].Gap.AsSpan().ContainsAny(",;:(")
            && List.IsNoun(sentence[at], mention.Phase);
        return isNoun ? (at + 1, true) : (at, false);
    }

    private static int BehindBrackets(NamingSentence sentence, int at)
    {
        if (at >= sentence.Next || !sentence.Words[at].Gap.Contains('(', StringComparison.Ordinal))
        {
            return at;
        }

        for (var end = at + 1; end <= Math.Min(at + MostInBrackets, sentence.Next); end++)
        {
            if (sentence.GapBehind(end - 1).Contains(')', StringComparison.Ordinal))
            {
                return end;
            }
        }

        return at;
    }

    private static (int From, bool HasNoun, string Article) Before(NamingSentence sentence, PhaseMention mention)
    {
        var (at, hasNoun, article) = (mention.First, false, "");
        while (!sentence.Opens(at))
        {
            var word = sentence[at - 1];
            if (word == "of" && !sentence.Opens(at - 1) && IsCourse(sentence[at - 2]))
            {
                (at, hasNoun, article) = (at - 2, true, "");
            }
            else if (List.Articles.Contains(word))
            {
                (at, article) = (at - 1, article.Length > 0 ? article : word == "the" ? "the" : "a");
            }
            else if (List.Skipped.Contains(word))
            {
                (at, hasNoun) = (at - 1, hasNoun || List.PhaseNouns.Contains(word));
            }
            else
            {
                break;
            }
        }

        return (at, hasNoun, article);
    }

    /// <summary>"performing a capsulorhexis": one of many only by its article.</summary>
    private static bool IsAct(NamingSentence sentence, int from) =>
        List.Doing.Contains(sentence[from - 1]) || List.Does.Contains(sentence[from - 1])
        || List.Making.Contains(sentence[from - 1]);

    private static bool IsCourse(string word) => List.ProcessNouns.Contains(word) || List.PhaseNouns.Contains(word);

    /// <summary>"the phaco tip", "incision closure", "implantation of a ring".</summary>
    private static bool IsPartOfAnother(NamingSentence sentence, int to)
    {
        if (!sentence.RunsOn(to))
        {
            return false;
        }

        return sentence[to] == "of"
            ? !List.Objects.Contains(sentence[sentence.Forth(to + 1, List.Articles)])
            : !List.Followers.Contains(sentence[to]) && !List.Ongoing.Contains(sentence[to]);
    }
}
