using System.Text.Json;
using System.Text.Json.Nodes;
using Reference = Surgical.TestKit.Golden;

namespace Surgical.Evaluation.Tests.Golden;

public sealed class MetricsGoldenTests
{
    private static readonly Dictionary<string, Func<JsonElement, JsonNode>> Offered = new()
    {
        ["bleu"] = ReportActual.Bleu,
        ["classification"] = FlareActual.Classification,
        ["counting"] = FlareActual.Counting,
        ["detection"] = FlareActual.Detection,
        ["green7_tables"] = _ => ReportActual.Tables(),
        ["groupkfold"] = TrainingActual.Folds,
        ["instance_detection"] = FlareActual.InstanceDetection,
        ["multilabel"] = FlareActual.MultiLabel,
        ["phase_metrics"] = PhaseActual.Of,
        ["regression"] = FlareActual.Regression,
        ["report_green"] = ReportActual.Green,
        ["token_accuracy_eval_loss"] = TrainingActual.Tokens,
    };

    /// <summary>What the golden folder holds; one empty name where it has no metrics.</summary>
    public static TheoryData<string> Files
    {
        get
        {
            var folder = Path.Combine(Reference.Root, "metrics");
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*.json")
                    .Select(file => Path.GetFileNameWithoutExtension(file)!)
                    .Order()]
                : [""];
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Metrics_OfAGoldenFile_AreTheReferences(string file)
    {
        var path = Reference.File($"metrics/{file}.json");
        Assert.True(Offered.ContainsKey(file), $"{file}.json: no metric of the product is known for it.");
        using var document = JsonDocument.Parse(File.ReadAllText(path));

        var result = GoldenDocument.Compare(file, document.RootElement, Offered[file](document.RootElement));

        Assert.Empty(result.Problems);
        TestContext.Current.TestOutputHelper!.WriteLine($"{file}: {result.Compared} values compared");
    }
}
