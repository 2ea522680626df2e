using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

/// <summary>Answers that are written side by side are those that each question has alone.</summary>
public sealed class BatchGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private const int Most = 8;

    /// <summary>
    /// Of a token's logarithm: one row and several are multiplied by kernels that sum in another order. In float32 that
    /// was seen to make 2e-6; in four bits, where sums are of whole numbers, nothing.
    /// </summary>
    private const double Tolerance = 1e-4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, int> SmallModels() => new(
        ReferenceGoldenTests.Models().Select(row => row.Data), [0, 8]);

    [Fact]
    public void Answers_EmbeddedModelInBatchesOfEverySize_AreTheReferences()
    {
        var replies = TrainedReplies.Read();
        var model = ImportedModel.Open(imported[Repository.EmbeddedModel]);
        var template = new ChatTemplate(BpeTokenizer.Load(model.Tokenizer!), model.Manifest.Configuration);
        using var engine = new Gemma3Engine(model, Most);
        var asked = replies.Cases.Values.Select(expected =>
        {
            var picture = expected.Shown(engine.Configuration.Vision.ImageSize);
            var ids = template.Encode(new Question([picture], replies.Prompt, System: null, 512));
            return new BatchedPrompt(
                ids, engine.Look([PicturePatches.Planes(picture)], Cancellation), expected.Ids.Length);
        }).ToList();
        var alone = asked.ConvertAll(prompt => prompt.Alone(engine));
        Assert.Equal(replies.Cases.Values.Select(expected => expected.Ids), alone.Select(Ids));

        AssertAsAlone(engine, asked, alone);
    }

    [Theory]
    [MemberData(nameof(SmallModels))]
    public void Answers_DifferentPicturesAndQuestionsOfOneLength_AreThoseOfEachAlone(string name, int headBits)
    {
        SkipWhereAHeadOf8BitsSaturates(headBits);
        var folder = Golden.Folder($"gemma3/{name}");
        ModelFormat format = headBits == 0 ? new ModelFormat.F32() : new ModelFormat.Int4(Block: 32, headBits);
        using var engine = new Gemma3Engine(ImportedModel.Open(imported[folder, format]), Most);
        var asked = BatchedPrompt.Variants(engine, ReferenceSample.In(folder), Most).ToList();
        var alone = asked.ConvertAll(prompt => prompt.Alone(engine));

        AssertAsAlone(engine, asked, alone);
    }

    [Theory]
    [MemberData(nameof(SmallModels))]
    public void Answers_BegunWhileOthersOfOtherLengthsAreWritten_AreThoseOfEachAlone(string name, int headBits)
    {
        SkipWhereAHeadOf8BitsSaturates(headBits);
        var folder = Golden.Folder($"gemma3/{name}");
        ModelFormat format = headBits == 0 ? new ModelFormat.F32() : new ModelFormat.Int4(Block: 32, headBits);
        using var engine = new Gemma3Engine(ImportedModel.Open(imported[folder, format]), contexts: 3);
        var asked = ReferenceSample.In(folder).Select(one => BatchedPrompt.Of(engine, one)).ToList();
        var alone = asked.ConvertAll(prompt => prompt.Alone(engine));

        var together = BatchedPrompt.OneByOne(engine, asked);

        AssertSame(alone, together);
    }

    // Without VNNI ONNX Runtime adds pairs of products of 8 bits in 16, and in another order for one row than for more:
    // logarithms were up to 0.007 apart on an EPYC with AVX2 only. Known, and open.
    private static void SkipWhereAHeadOf8BitsSaturates(int headBits) => Assert.SkipWhen(
        headBits == 8 && !File.ReadAllText("/proc/cpuinfo").Contains("vnni", StringComparison.Ordinal),
        "This processor has no VNNI: a head of 8 bits answers otherwise alone than together with others.");

    private static void AssertAsAlone(
        Gemma3Engine engine, List<BatchedPrompt> asked, List<IReadOnlyList<ScoredToken>> alone)
    {
        for (var size = 1; size <= Most; size++)
        {
            var chosen = Enumerable.Range(size, size).Select(i => i % asked.Count).ToList();

            var together = BatchedPrompt.Together(engine, chosen.ConvertAll(i => asked[i]));

            AssertSame(chosen.ConvertAll(i => alone[i]), together);
        }
    }

    private static void AssertSame(
        List<IReadOnlyList<ScoredToken>> alone, IReadOnlyList<IReadOnlyList<ScoredToken>> together)
    {
        Assert.Equal(alone.Select(Ids), together.Select(Ids));
        var worst = alone.SelectMany(LogProbabilities)
            .Zip(together.SelectMany(LogProbabilities), (a, b) => Math.Abs(a - b))
            .Max();
        TestContext.Current.SendDiagnosticMessage($"{alone.Count} answers: logarithms differ by {worst} at most");
        Assert.InRange(worst, 0, Tolerance);
    }

    private static IEnumerable<int> Ids(IReadOnlyList<ScoredToken> tokens) => tokens.Select(token => token.Id);

    private static IEnumerable<double> LogProbabilities(IReadOnlyList<ScoredToken> tokens) =>
        tokens.Select(token => token.LogProbability);
}
