using System.Text;
using System.Text.RegularExpressions;
using Surgical.ModelImport.Graphs;
using Surgical.ModelImport.Tests.Configuration;
using Surgical.ModelImport.Weights;

namespace Surgical.ModelImport.Tests.Weights;

public sealed partial class TensorPlanTests
{
    [Fact]
    public void For_Sparse4B_HasTheParametersOfThePublishedModel() =>
        Assert.Equal(4_300_079_472, TensorPlan.For(ConfigurationReaderTests.FourB).Sum(tensor => tensor.Count));

    [Fact]
    public void For_Sparse4B_IsWhatTheGraphsAskFor()
    {
        var model = ConfigurationReaderTests.FourB;
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
        var model = ConfigurationReaderTests.FourB;
        var untied = model with { Text = model.Text with { TiedEmbeddings = false } };

        Assert.Contains(TensorPlan.For(untied), tensor => tensor.Name == "text.lm_head.weight");
    }

    [Fact]
    public void For_AnyModel_CallsNoLayerNormAnRmsNorm() =>
        Assert.DoesNotContain(
            TensorPlan.For(ConfigurationReaderTests.FourB),
            tensor => tensor.IsRmsNorm && tensor.Name.StartsWith("vision.", StringComparison.Ordinal));

    [GeneratedRegex(@"(text|vision|projector)\.[a-z0-9_.]*?(weight|bias)")]
    private static partial Regex TensorNames();
}
