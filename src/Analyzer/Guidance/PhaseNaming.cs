using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Guidance;

/// <summary>
/// Which phase a thinking says it sees. Instruments, substances, denials and other moments name none.
/// </summary>
internal sealed class PhaseNaming
{
    private static readonly HashSet<string> PhaseNouns =
        ["phase", "phases", "stage", "stages", "step", "steps", "moment", "period"];

    private static readonly HashSet<string> IdleNouns = ["time", "interval", "pause", "gap", "state"];

    // Between "phase" and its name: "the phase shown here is most likely …". One of the copulas or a colon must be
    // among them: "in this phase the viscoelastic …" names nothing.
    private static readonly HashSet<string> Copulas =
        ["is", "was", "be", "as", "appears", "seems", "identified", "called", "named", "corresponds"];

    private static readonly HashSet<string> Fillers =
    [
        "of", "to", "in", "this", "current", "currently", "now", "here", "shown", "seen", "likely", "most", "probably",
        "clearly", "cataract", "surgery", "surgical", "operation", "procedure", "frame", "image",
    ];

    private static readonly HashSet<string> Articles = ["the", "a", "an"];

    private static readonly HashSet<string> Conjunctions =
        ["and", "or", "nor", "to", "into", "then", "versus", "vs", .. Articles];

    private readonly string _text;
    private readonly IReadOnlyList<Word> _words;
    private readonly IReadOnlyList<PhaseMention> _mentions;

    private PhaseNaming(string text, Range passage)
    {
        _text = text[..passage.End];
        _words = Word.In(text, passage);
        _mentions = PhaseMention.In(_words);
    }

    /// <summary>The one phase named in a naming context, else the one phase named at all, else null.</summary>
    /// <param name="text">The whole reply: positions are counted in it.</param>
    /// <param name="passages">Where its thinking lies.</param>
    public static PhaseVote? VoteOf(string text, IReadOnlyList<Range> passages)
    {
        var namings = passages.Select(passage => new PhaseNaming(text, passage)).ToList();
        var named = namings.SelectMany(naming => naming.InContext()).ToList();
        return OnlyOne(named.Count > 0 ? named : [.. namings.SelectMany(naming => naming.Bare())]);
    }

    private static PhaseVote? OnlyOne(IReadOnlyList<PhaseVote> votes) =>
        votes.DistinctBy(vote => vote.Phase).Count() == 1 ? votes.MaxBy(vote => vote.Length) : null;

    private IEnumerable<PhaseVote> InContext()
    {
        var named = _mentions.Select(IsNamed).ToArray();
        for (var index = 1; index < named.Length; index++)
        {
            named[index] |= named[index - 1] && AreCoordinated(index);
        }

        for (var index = named.Length - 1; index > 0; index--)
        {
            named[index - 1] |= named[index] && AreCoordinated(index);
        }

        return _mentions.Where((mention, index) => named[index] && !IsElsewhere(mention)).Select(Vote);
    }

    private IEnumerable<PhaseVote> Bare() => _mentions
        .Where(mention => !PhaseThings.IsThing(_words, mention) && !IsElsewhere(mention))
        .Select(Vote);

    private PhaseVote Vote(PhaseMention mention)
    {
        var start = _words[mention.First].Start;
        return new(mention.Phase, start, _words[mention.Next - 1].End - start);
    }

    private bool IsNamed(PhaseMention mention) =>
        IsNamedBehind(mention) || IsNamedBefore(mention) || IsWholeSentence(mention);

    /// <summary>"the X phase", "the irrigation/aspiration (I/A) phase", "an idle moment".</summary>
    private bool IsNamedBehind(PhaseMention mention)
    {
        var next = mention.Next;
        if (_mentions.FirstOrDefault(other => other.First == next) is { } repeated && repeated.Phase == mention.Phase)
        {
            next = repeated.Next;
        }

        return next < _words.Count && !_words[next].OpensSentence
            && !_words[next].Gap.AsSpan().ContainsAny(",;:(") && IsNoun(_words[next].Text, mention.Phase);
    }

    /// <summary>"phase: X", "the phase is X", "the stage of X"; not "phase: the X cannula …".</summary>
    private bool IsNamedBefore(PhaseMention mention)
    {
        var linked = false;
        var direct = true;
        for (var index = mention.First; index > 0 && Leads(_words[index]); index--)
        {
            var before = _words[index - 1].Text;
            linked |= Links(_words[index]) || Copulas.Contains(before) || (direct && before == "of");
            if (IsNoun(before, mention.Phase))
            {
                return linked && !PhaseThings.IsUsed(_words, mention);
            }

            direct &= Articles.Contains(before);
            if (!Articles.Contains(before) && !Copulas.Contains(before) && !Fillers.Contains(before)
                && !before.All(char.IsDigit))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Links(Word word) => word.FollowsColon || word.Gap.AsSpan().ContainsAny("-–—");

    private static bool Leads(Word word) =>
        word.FollowsColon || (!word.OpensSentence && !word.Gap.AsSpan().ContainsAny(",;("));

    private bool IsWholeSentence(PhaseMention mention) =>
        _words[mention.First].OpensSentence
        && (mention.Next == _words.Count || _words[mention.Next].OpensSentence);

    private static bool IsNoun(string word, SurgicalPhase phase) =>
        PhaseNouns.Contains(word) || (phase == SurgicalPhase.Idle && IdleNouns.Contains(word));

    /// <summary>"incision or viscoelastic phase": what names the one names the other.</summary>
    private bool AreCoordinated(int index)
    {
        var (first, second) = (_mentions[index - 1], _mentions[index]);
        return !PhaseThings.IsUsed(_words, first) && !PhaseThings.IsUsed(_words, second)
            && Enumerable.Range(first.Next, second.First - first.Next)
                .All(between => !_words[between].OpensSentence && Conjunctions.Contains(_words[between].Text))
            && !_words[second.First].OpensSentence;
    }

    /// <summary>
    /// Denied, asked about, or said of another moment: "before the X phase", "next phase: X", "X is complete".
    /// </summary>
    private bool IsElsewhere(PhaseMention mention) =>
        Denial.Reaches(_words, mention.First)
        || OtherMoment.IsBefore(_words, mention.First)
        || OtherMoment.IsBehind(_words, mention.Next)
        || IsAsked(mention);

    private bool IsAsked(PhaseMention mention)
    {
        var behind = _text.AsSpan(_words[mention.Next - 1].End);
        var end = behind.IndexOfAny(".!?\n");
        return end >= 0 && behind[end] == '?';
    }
}
