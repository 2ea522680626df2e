using System.Buffers;

namespace Surgical.Analyzer.Guidance;

/// <summary>One word of a text.</summary>
/// <param name="Text">Lower case, apostrophes straight; '&amp;' reads "and".</param>
/// <param name="Start">First character in the whole text.</param>
/// <param name="Length">Characters.</param>
/// <param name="Gap">What stands between the word before and this one.</param>
/// <param name="OpensSentence">
/// It begins a sentence, a list item or a paragraph, not the rest of a wrapped line.
/// </param>
internal sealed record Word(string Text, int Start, int Length, string Gap, bool OpensSentence)
{
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;()—–");
    private static readonly SearchValues<char> JoiningMarks = SearchValues.Create(" \t\r\n_-/*`‐‑");

    /// <summary>The character behind the word.</summary>
    public int End => Start + Length;

    /// <summary>It begins a part of a sentence: what is denied before it is not denied here.</summary>
    public bool OpensClause => OpensSentence || Gap.AsSpan().ContainsAny(ClauseMarks);

    /// <summary>A colon or an equals sign leads to the word.</summary>
    public bool FollowsColon => Gap.AsSpan().ContainsAny(":：=");

    /// <summary>Only blanks, joining marks and emphasis lie before the word: a name may run on into it.</summary>
    public bool RunsOn => !OpensSentence && !Gap.AsSpan().ContainsAnyExcept(JoiningMarks);

    /// <summary>Words of one passage, in order.</summary>
    /// <param name="text">The whole text: positions are counted in it.</param>
    /// <param name="passage">The part that is read.</param>
    public static IReadOnlyList<Word> In(string text, Range passage)
    {
        var (from, length) = passage.GetOffsetAndLength(text.Length);
        var words = new List<Word>();
        var behind = from;
        for (var at = from; at < from + length;)
        {
            var end = EndOfWord(text, at, from + length);
            if (end == at)
            {
                at++;
                continue;
            }

            var gap = text[behind..at];
            words.Add(new(Plain(text[at..end]), at, end - at, gap, words.Count == 0 || Breaks(gap, text[at])));
            at = behind = end;
        }

        return words;
    }

    private static int EndOfWord(string text, int at, int limit)
    {
        if (text[at] == '&')
        {
            return at + 1;
        }

        var end = at;
        while (end < limit && (char.IsLetterOrDigit(text[end]) || (IsApostrophe(text[end]) && end > at)))
        {
            end++;
        }

        while (end > at && IsApostrophe(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static bool IsApostrophe(char letter) => letter is '\'' or '’';

    private static string Plain(string word) => word == "&" ? "and" : word.Replace('’', '\'').ToLowerInvariant();

    private static bool Breaks(string gap, char first)
    {
        var lines = gap.AsSpan().Count('\n');
        var stops = gap.AsSpan().ContainsAny("!?") || (gap.Contains('.', StringComparison.Ordinal) && gap.Length > 1);
        var item = char.IsUpper(first) || char.IsDigit(first) || gap.AsSpan().ContainsAny("-*#•|");
        return stops || lines > 1 || (lines == 1 && item);
    }
}
