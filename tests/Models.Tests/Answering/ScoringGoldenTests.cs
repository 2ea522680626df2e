using System.Numerics.Tensors;
using Surgical.Models.Answering;
using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

/// <summary>Scores against the reference's logits: the tail of its prompts as continuations of their heads.</summary>
public sealed class ScoringGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private const int Tail = 3;

    [Theory]
    [InlineData("tiny-a")]
    [InlineData("tiny-b")]
    public void Score_TailsOfTheReferencesPrompts_HaveItsProbabilities(string name)
    {
        var folder = Golden.Folder($"gemma3/{name}");
        using var engine = new Gemma3Engine(ImportedModel.Open(imported[folder]));
        var cancellation = TestContext.Current.CancellationToken;

        Assert.All(ReferenceSample.In(folder).Where(reference =>
            reference.Ids[^(Tail + 1)..].All(id => id != engine.Configuration.ImageToken)), reference =>
        {
            var head = reference.Ids[..^Tail];

            // The reference's own tail, the same with another end, and one that parts at once.
            IReadOnlyList<int>[] choices = [reference.Ids[^Tail..], [.. reference.Ids[^Tail..^1], 9], [11]];
            var features = engine.Look(reference.Pictures, cancellation);
            var logits = engine.ReadPrompt(new Prompt(head, features), cancellation);
            var scorer = new ChoiceScorer(engine, choices, leastShare: 0);

            var scores = scorer.Score(logits, head.Length, cancellation);

            Assert.All(choices.Zip(scores), pair =>
                Assert.Equal(Expected(reference, head.Length, pair.First), pair.Second, 2e-3));
            Assert.Equal(Tail - 1, scorer.ReadTokens);
        });
    }

    private static double Expected(ReferenceSample reference, int position, IReadOnlyList<int> choice)
    {
        var vocabulary = reference.Logits.Length / reference.Ids.Length;
        return choice.Select((id, index) =>
        {
            var row = reference.Logits.AsSpan((position - 1 + index) * vocabulary, vocabulary);
            var probabilities = new float[vocabulary];
            TensorPrimitives.SoftMax(row, probabilities);
            return Math.Log(probabilities[id]);
        }).Sum();
    }
}
