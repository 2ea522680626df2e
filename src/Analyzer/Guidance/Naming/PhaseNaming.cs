namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>
/// Which phase a thinking claims of the frame: only what it says the frame, the scene or the present action is.
/// </summary>
/// <remarks>
/// Pure, and linear in the length. What is done, planned, denied, compared, supposed, over, a thing, or the kind of
/// operation claims nothing: a name needs a claim from the lists of naming-words.json around it, and none of their
/// doubts. English only.
/// </remarks>
internal static class PhaseNaming
{
    /// <summary>The one phase claimed; null where none or more than one is.</summary>
    /// <param name="text">The whole reply: positions are counted in it.</param>
    /// <param name="passages">Where its thinking lies.</param>
    public static PhaseVote? VoteOf(string text, IReadOnlyList<Range> passages)
    {
        var votes = passages.SelectMany(passage => Claims(text, passage)).ToList();
        return votes.DistinctBy(vote => vote.Phase).Count() == 1 ? votes.MaxBy(vote => vote.Length) : null;
    }

    private static List<PhaseVote> Claims(string text, Range passage)
    {
        var words = Word.In(text, passage);
        var votes = new List<PhaseVote>();
        if (!Language.IsEnglish(words))
        {
            return votes;
        }

        var sentences = NamingSentence.In(text[..passage.End], words);
        var mentions = PhaseMention.In(words);
        var first = 0;
        for (var index = 0; index < sentences.Count; index++)
        {
            var sentence = sentences[index];
            var next = first;
            while (next < mentions.Count && mentions[next].First < sentence.Next)
            {
                next++;
            }

            if (next > first && sentence.IsReadable
                && !Retraction.Follows(index + 1 < sentences.Count ? sentences[index + 1] : null))
            {
                var claims = SentenceClaims.Of(sentence, mentions.Skip(first).Take(next - first), index == 0);
                votes.AddRange(claims.Select(mention => Vote(words, mention)));
            }

            first = next;
        }

        return votes;
    }

    private static PhaseVote Vote(IReadOnlyList<Word> words, PhaseMention mention)
    {
        var start = words[mention.First].Start;
        return new(mention.Phase, start, words[mention.Next - 1].End - start);
    }
}
