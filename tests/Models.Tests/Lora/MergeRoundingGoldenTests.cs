using System.Globalization;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Lora;

/// <summary>
/// What it changes to round merged weights to bfloat16 once, everything else in float32. -diagnostics shows the
/// figures.
/// </summary>
public sealed class MergeRoundingGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(AdapterGoldenTests.Adapters), MemberType = typeof(AdapterGoldenTests))]
    public void Rounded_RandomModel_StaysNearTheExactMerge(string model, string adapter)
    {
        var folder = Golden.Folder($"gemma3/{model}");
        var applied = Golden.Folder($"gemma3/{model}/{adapter}");
        var reference = AdapterSample.Read(folder, applied);

        var figures = Compare(
            folder,
            applied,
            $"{model} {adapter}",
            _ => [new Asked(reference.Ids, reference.Pictures, reference.Greedy)]);

        Assert.True(figures is { Cosine: >= 0.9998, Deviation: <= 0.02 }, $"{figures}");
    }

    [Fact]
    public void Rounded_TrainedModel_GivesTheSameTokens()
    {
        var replies = TrainedAdapterReplies.Read();

        var figures = Compare(Repository.EmbeddedModel, Repository.EmbeddedAdapter, "cataract-sim", model =>
        {
            var template = new ChatTemplate(BpeTokenizer.Load(model.Tokenizer!), model.Manifest.Configuration);
            var questions = replies.Cases.Values.Select(
                asked => (replies.Question(asked, model.Manifest.Configuration.Vision.ImageSize), asked.Ids));
            return [.. questions.Select(asked => new Asked(
                [.. template.Encode(asked.Item1)], [PicturePatches.Planes(asked.Item1.Pictures[0])], asked.Ids))];
        });

        Assert.True(figures is { Cosine: >= 0.9999, Deviation: <= 0.02 }, $"{figures}");
        Assert.True(figures.Same >= 0.98 * figures.Tokens, $"{figures}");
    }

    private Figures Compare(
        string snapshot, string adapter, string name, Func<ImportedModel, IReadOnlyList<Asked>> questions)
    {
        var (plain, exact) = (imported[snapshot], imported[snapshot, adapter]);
        var asked = questions(ImportedModel.Open(exact));
        var expected = Rows(exact, asked);
        var rounded = Rows(RoundedMerge.Write(plain, exact, _folder["rounded"]), asked);
        var without = Rows(plain, asked);
        var vocabulary = ImportedModel.Open(exact).Manifest.Configuration.Text.VocabularySize;
        var figures = new Figures(
            expected.Zip(rounded).Min(pair => Deviation.LeastCosine(pair.Second, pair.First, vocabulary)),
            expected.Zip(rounded).Max(pair => Deviation.Relative(pair.Second, pair.First)),
            expected.Zip(without).Max(pair => Deviation.Relative(pair.Second, pair.First)),
            asked.Zip(expected, rounded).Sum(one => Same(one.First, one.Second, one.Third, vocabulary)),
            asked.Sum(one => one.Reply.Length));
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{name}: {figures}"));
        return figures;
    }

    // The reply's own tokens are read with the prompt, so that one token that differs does not shift all others.
    private static List<float[]> Rows(string model, IReadOnlyList<Asked> asked)
    {
        using var engine = new Gemma3Engine(ImportedModel.Open(model));
        return [.. asked.Select(one => engine.ReadAllRows(
            new Prompt([.. one.Prompt, .. one.Reply], engine.Look(one.Pictures, TestContext.Current.CancellationToken)),
            TestContext.Current.CancellationToken))];
    }

    private static int Same(Asked asked, float[] expected, float[] rounded, int vocabulary) => Enumerable
        .Range(asked.Prompt.Length - 1, asked.Reply.Length)
        .Count(row => Likeliest(expected, row, vocabulary) == Likeliest(rounded, row, vocabulary));

    private static int Likeliest(float[] logits, int row, int vocabulary) =>
        Logits.Likeliest(logits.AsSpan(row * vocabulary, vocabulary));

    /// <param name="Prompt">Tokens.</param>
    /// <param name="Pictures">Shown with it.</param>
    /// <param name="Reply">The reference's tokens after it.</param>
    private sealed record Asked(int[] Prompt, IReadOnlyList<float[]> Pictures, int[] Reply);

    /// <param name="Cosine">Least of a position's logits.</param>
    /// <param name="Deviation">Greatest of a logit, over the greatest logit of its question.</param>
    /// <param name="WithoutAdapter">The same for the model without its adapter, for comparison.</param>
    /// <param name="Same">Steps at which the likeliest token is the exact merge's.</param>
    /// <param name="Tokens">Steps.</param>
    private sealed record Figures(double Cosine, double Deviation, double WithoutAdapter, int Same, int Tokens);
}
