namespace Surgical.Evaluation.Flare.Reports;

/// <summary>Finds terms between word boundaries, as Python's \bterm\b does.</summary>
internal static class WholeWords
{
    /// <summary>First characters of the term's places, from left to right; places do not overlap.</summary>
    public static IEnumerable<int> Find(string text, string term)
    {
        var start = text.IndexOf(term, StringComparison.Ordinal);
        while (start >= 0)
        {
            var isWhole = IsBoundary(text, start) && IsBoundary(text, start + term.Length);
            if (isWhole)
            {
                yield return start;
            }

            var next = start + (isWhole ? term.Length : 1);
            start = next < text.Length ? text.IndexOf(term, next, StringComparison.Ordinal) : -1;
        }
    }

    private static bool IsBoundary(string text, int place) => IsInWord(text, place - 1) != IsInWord(text, place);

    private static bool IsInWord(string text, int place) =>
        place >= 0 && place < text.Length
        && (char.IsLetter(text[place]) || char.IsNumber(text[place]) || text[place] == '_');
}
