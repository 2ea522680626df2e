namespace Surgical.Analyzer.Guidance;

/// <summary>Finds what in a reply warns of danger: safety-words.json says which words, and where they count.</summary>
public static class SafetyWords
{
    private static readonly WordFile File = EmbeddedData.Read<WordFile>("safety-words.json");
    private static readonly Phrases Imperatives = new(File.Answer.Imperatives);
    private static readonly Phrases Leads = new(File.Answer.Leads);
    private static readonly Phrases Exceptions = new(File.Answer.Exceptions);
    private static readonly Phrases Dangers = new(File.Thinking);

    /// <summary>The first sentence that warns, the Final Answer's before the thinking's; null when none does.</summary>
    public static string? Warning(SurgicalGuidance guidance) =>
        Sentence.In(guidance.Answer).FirstOrDefault(IsImperative)?.Text
        ?? Sentence.In(guidance.Thinking).FirstOrDefault(sentence => Dangers.Occur(sentence.Words))?.Text;

    private static bool IsImperative(Sentence sentence) =>
        Enumerable.Range(0, sentence.Words.Count).Any(index => IsImperative(sentence.Words, index));

    private static bool IsImperative(IReadOnlyList<Word> words, int index) =>
        Imperatives.BeginAt(words, index)
        && !Exceptions.BeginAt(words, index)
        && (words[index].OpensClause || words[index].FollowsColon || Leads.EndBefore(words, index))
        && !Denial.Reaches(words, index);

    private sealed record WordFile(AnswerWords Answer, IReadOnlyList<string> Thinking);

    private sealed record AnswerWords(
        IReadOnlyList<string> Imperatives, IReadOnlyList<string> Leads, IReadOnlyList<string> Exceptions);
}
