using System.Text;
using System.Text.RegularExpressions;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Graphs;
using Surgical.Models.Tests.Gemma3;

namespace Surgical.Models.Tests.Files.Weights;

public sealed partial class TensorPlanTests
{
    [Fact]
    public void For_Sparse4B_HasTheParametersOfThePublishedModel() =>
        Assert.Equal(4_300_079_472, TensorPlan.For(MedGemma4B.Configuration).Sum(tensor => tensor.Count));

    [Fact]
    public void For_Sparse4B_IsWhatTheGraphsAskFor()
    {
        var model = MedGemma4B.Configuration;
        var format = new ModelFormat.F32();
        byte[][] graphs =
        [
            Gemma3Graphs.Vision(model, format), Gemma3Graphs.Prefill(model, format), Gemma3Graphs.Decode(model, format),
        ];
        var wanted = graphs
            .SelectMany(graph => TensorNames().Matches(Encoding.Latin1.GetString(graph)))
            .Select(match => match.Value)
            .Distinct();

        Assert.Equal(wanted.Order(), TensorPlan.For(model).Select(tensor => tensor.Name).Order());
    }

    [Fact]
    public void For_UntiedModel_HasAHead()
    {
        var model = MedGemma4B.Configuration;
        var untied = model with { Text = model.Text with { TiedEmbeddings = false } };

        Assert.Contains(TensorPlan.For(untied), tensor => tensor.Name == "text.lm_head.weight");
    }

    [Fact]
    public void For_AnyModel_CallsNoLayerNormAnRmsNorm() =>
        Assert.DoesNotContain(
            TensorPlan.For(MedGemma4B.Configuration),
            tensor => tensor.IsRmsNorm && tensor.Name.StartsWith("vision.", StringComparison.Ordinal));

    [GeneratedRegex(@"(text|vision|projector)\.[a-z0-9_.]*?(weight|bias)")]
    private static partial Regex TensorNames();
}
