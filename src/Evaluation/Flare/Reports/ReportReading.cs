namespace Surgical.Evaluation.Flare.Reports;

/// <summary>What the lexicon finds in one report.</summary>
internal sealed class ReportReading
{
    // The neighbourhood of a mention, in characters to each side; it may cut a word.
    private const int Reach = 50;

    private ReportReading(string text, ReportLexicon lexicon)
    {
        Text = text;
        Lower = text.ToLowerInvariant();
        Findings = Read(lexicon.Entities, entity => ReadMentions(entity, lexicon));
        Locations = Read(lexicon.Locations, Places);
        Temporal = Read(lexicon.Temporal, Places);
    }

    /// <summary>The report.</summary>
    public string Text { get; }

    /// <summary>The report in lower case.</summary>
    public string Lower { get; }

    /// <summary>Mentions of each finding that occurs, in the lexicon's order; overlapping terms all count.</summary>
    public OrderedDictionary<string, IReadOnlyList<Mention>> Findings { get; }

    /// <summary>Places and sides that occur, with their terms.</summary>
    public OrderedDictionary<string, IReadOnlyList<(string Term, int Start)>> Locations { get; }

    /// <summary>Kinds of time that occur, with their terms.</summary>
    public OrderedDictionary<string, IReadOnlyList<(string Term, int Start)>> Temporal { get; }

    /// <summary>All mentions.</summary>
    public int MentionCount => Findings.Values.Sum(mentions => mentions.Count);

    public static ReportReading Of(string text, ReportLexicon lexicon) => new(text, lexicon);

    private static OrderedDictionary<string, IReadOnlyList<TFound>> Read<TEntry, TFound>(
        OrderedDictionary<string, TEntry> table, Func<TEntry, IEnumerable<TFound>> find)
    {
        var found = new OrderedDictionary<string, IReadOnlyList<TFound>>();
        foreach (var (name, entry) in table)
        {
            if (find(entry).ToArray() is { Length: > 0 } places)
            {
                found[name] = places;
            }
        }

        return found;
    }

    private IEnumerable<Mention> ReadMentions(LexiconEntity entity, ReportLexicon lexicon)
    {
        foreach (var (term, start) in Places(entity.Terms))
        {
            var end = start + term.Length;
            var around = Lower[Math.Max(0, start - Reach)..Math.Min(Lower.Length, end + Reach)];
            yield return new(
                term,
                start,
                end,
                entity.Severity * First(lexicon.SeverityModifiers, around, otherwise: 1),
                1 - First(lexicon.UncertaintyMarkers, around, otherwise: 1),
                lexicon.Size(around),
                entity.Weight,
                lexicon.Negates(Lower.AsSpan(Math.Max(0, start - Reach)..start)));
        }
    }

    private IEnumerable<(string Term, int Start)> Places(IReadOnlyList<string> terms) =>
        terms.SelectMany(term => WholeWords.Find(Lower, term).Select(start => (term, start)));

    /// <summary>
    /// The value of the first word in table order that is a part of the text, of a word's inside too.
    /// </summary>
    private static double First(OrderedDictionary<string, double> table, string text, double otherwise)
    {
        foreach (var (word, value) in table)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return otherwise;
    }
}
