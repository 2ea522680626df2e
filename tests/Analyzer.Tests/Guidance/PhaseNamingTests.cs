namespace Surgical.Analyzer.Tests.Guidance;

public sealed class PhaseNamingTests
{
    // Of the true ones: silence is allowed for the rest, an invention never.
    private const double LeastNamed = 0.8;

    [Fact]
    public void VoteOf_SentencesOfOurs_InventsNoneAndNamesMost()
    {
        Assert.True(PhaseSentence.Ours.Count >= 60);
        AssertSound(PhaseSentence.Ours);
    }

    [Fact]
    public void VoteOf_SharedSentences_InventsNoneAndNamesMost()
    {
        Assert.SkipWhen(
            PhaseSentence.Shared.Count == 0,
            "No ../shared/cases/phase-naming/sentences.jsonl: its 77 sentences were passed over.");
        AssertSound(PhaseSentence.Shared);
    }

    private static void AssertSound(IReadOnlyList<PhaseSentence> sentences)
    {
        Assert.Empty(sentences.Where(sentence => !sentence.IsSound).Select(Describe));
        var claims = sentences.Where(sentence => sentence.ClaimsOne).ToList();
        var silent = claims.Where(sentence => !sentence.Accepted.Contains(sentence.Named)).Select(Describe).ToList();
        Assert.True(
            silent.Count <= (1 - LeastNamed) * claims.Count,
            $"{silent.Count} of {claims.Count} claims were not heard:\n{string.Join('\n', silent)}");
    }

    private static string Describe(PhaseSentence sentence) =>
        $"{sentence.Named} for {sentence.Phase ?? "null"}: {sentence.Thinking}";
}
