using System.Buffers;

namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>One sentence of a passage, by the indices of its words.</summary>
/// <param name="Text">The whole reply up to the end of the passage.</param>
/// <param name="Words">Of the passage.</param>
/// <param name="First">Its first word.</param>
/// <param name="Next">The word behind it.</param>
internal sealed record NamingSentence(string Text, IReadOnlyList<Word> Words, int First, int Next)
{
    // Everything about a claim lies in its sentence: what is longer than any sentence is a list without stops, names
    // nothing, and costs nothing.
    private const int MostWords = 120;

    // A stop behind one of these ends no sentence.
    private static readonly HashSet<string> Abbreviations = ["g", "e", "vs", "dr", "cf", "fig", "prof"];

    private static readonly SearchValues<char> LeadingMarks = SearchValues.Create("→➡⇒➜|–—");

    /// <summary>It is no longer than a sentence can be.</summary>
    public bool IsReadable => Next - First <= MostWords;

    /// <summary>The word in lower case; empty outside of the sentence.</summary>
    public string this[int index] => index >= First && index < Next ? Words[index].Text : "";

    /// <summary>The sentences of a passage, in order.</summary>
    public static IReadOnlyList<NamingSentence> In(string text, IReadOnlyList<Word> words)
    {
        var sentences = new List<NamingSentence>();
        var first = 0;
        for (var index = 1; index <= words.Count; index++)
        {
            if (index == words.Count || Begins(words, index))
            {
                sentences.Add(new(text, words, first, index));
                first = index;
            }
        }

        return sentences;
    }

    /// <summary>What stands between a word and the next, or the end.</summary>
    public string GapBehind(int index) =>
        index + 1 < Words.Count ? Words[index + 1].Gap : Text[Words[index].End..];

    /// <summary>A new part of the sentence, or the sentence, begins with the word; also a label's value.</summary>
    public bool Opens(int index) => index <= First || Words[index].OpensClause || Leads(index);

    /// <summary>A colon, an arrow, a dash or the edge of a table's cell leads to the word.</summary>
    public bool Leads(int index) =>
        Words[index].FollowsColon || Words[index].Gap.AsSpan().ContainsAny(LeadingMarks) || HasLooseDash(index);

    /// <summary>It goes on in the same phrase: nothing but blanks, emphasis or a tight hyphen between.</summary>
    public bool RunsOn(int index) =>
        index > First && index < Next && Words[index].RunsOn && !HasLooseDash(index);

    /// <summary>The first word of the part of the sentence that the word stands in.</summary>
    public int ClauseOf(int index)
    {
        while (index > First && !Words[index].OpensClause)
        {
            index--;
        }

        return index;
    }

    /// <summary>From the index leftwards over words of a list, within the part of the sentence.</summary>
    public int Back(int index, HashSet<string> over)
    {
        while (!Opens(index) && over.Contains(this[index - 1]))
        {
            index--;
        }

        return index;
    }

    /// <summary>From the index rightwards over words of a list, within the part of the sentence.</summary>
    public int Forth(int index, HashSet<string> over)
    {
        while (index < Next && !Opens(index) && over.Contains(this[index]))
        {
            index++;
        }

        return index;
    }

    private bool HasLooseDash(int index) =>
        index < Words.Count && Words[index].Gap.Contains(" - ", StringComparison.Ordinal);

    private static bool Begins(IReadOnlyList<Word> words, int index) =>
        words[index].OpensSentence
        && !(Abbreviations.Contains(words[index - 1].Text) && words[index].Gap.StartsWith('.'));
}
