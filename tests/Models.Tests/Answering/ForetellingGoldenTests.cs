using System.Numerics.Tensors;
using Surgical.Models.Answering;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

/// <summary>
/// Foretold tokens against the reference's logits: the tail of its prompts as a reply to their heads.
/// </summary>
public sealed class ForetellingGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private const int Tail = 3;

    [Theory]
    [InlineData("tiny-a")]
    [InlineData("tiny-b")]
    public void Read_TailsOfTheReferencesPrompts_HaveItsProbabilitiesAndItsLikeliest(string name)
    {
        var folder = Golden.Folder($"gemma3/{name}");
        using var engine = new Gemma3Engine(ImportedModel.Open(imported[folder]));
        var cancellation = TestContext.Current.CancellationToken;

        Assert.All(ReferenceSample.In(folder).Where(reference =>
            reference.Ids[^(Tail + 1)..].All(id => id != engine.Configuration.ImageToken)), reference =>
        {
            var prompt = new Prompt(reference.Ids[..^Tail], engine.Look(reference.Pictures, cancellation));
            var logits = engine.ReadPrompt(prompt, cancellation);

            var tokens = new ReplyForeteller(engine).Read(prompt, logits, reference.Ids[^Tail..], cancellation);

            Assert.All(tokens.Zip(Expected(reference)), pair =>
            {
                Assert.Equal((pair.Second.Id, pair.Second.IsLikeliest), (pair.First.Id, pair.First.IsLikeliest));
                Assert.Equal(pair.Second.LogProbability, pair.First.LogProbability, 2e-3);
            });
        });
    }

    private static IEnumerable<ForetoldToken> Expected(ReferenceSample reference)
    {
        var vocabulary = reference.Logits.Length / reference.Ids.Length;
        for (var place = reference.Ids.Length - Tail; place < reference.Ids.Length; place++)
        {
            var row = reference.Logits.AsSpan((place - 1) * vocabulary, vocabulary);
            var probabilities = new float[vocabulary];
            TensorPrimitives.SoftMax(row, probabilities);
            var id = reference.Ids[place];
            yield return new(id, Math.Log(probabilities[id]), TensorPrimitives.IndexOfMax(row) == id);
        }
    }
}
