using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer.Phases;
using Surgical.Evaluation.Report.Phases;
using Surgical.Evaluation.Runs;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Runs;

public sealed class PhaseEvaluationTests : IDisposable
{
    private const string Header = "caseId,comment,frame,endFrame,sec,endSec\n";

    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Truth_AgainstItself_IsPerfectEverywhere()
    {
        var results = Evaluate(Repository.SampleVideos, Repository.SampleVideos);

        Assert.All(results["videos"]!.AsArray(), video => AssertPerfect(video!["metrics"]!.AsObject()));
        var families = results["pooled"]!.AsObject()
            .Where(family => family.Key is not ("all_samples" or "confidence95"));
        AssertPerfect(
            [.. families.Select(family => KeyValuePair.Create(family.Key, (JsonNode?)family.Value!.DeepClone()))]);
        Assert.Equal(1, results["pooled"]!["all_samples"]!["accuracy"]!.GetValue<double>());
        Assert.All(results["perPhase"]!.AsArray(), phase =>
        {
            Assert.Equal(1, phase!["proposed_unrelaxed"]!["f1"]!.GetValue<double>());
            Assert.Equal(1, phase["proposed_boundary_relaxed"]!["jaccard"]!.GetValue<double>());
            Assert.Equal(0, phase["duration_error_seconds"]!["mean_absolute"]!.GetValue<double>());
        });
        Assert.Equal([1, 1], Doubles(results["pooled"]!["confidence95"]!["proposed_unrelaxed"]!["accuracy_mean"]!));
    }

    [Fact]
    public void Results_WithFiguresThatAreNotDefined_SaySoInValidJson()
    {
        Write("truth/a.csv", "1,Incision,0,50,0,2\n");
        Write("said/a.csv", "1,Viscoelastic,0,50,0,2\n");

        var results = Evaluate();

        // Parsed as JSON, which knows no NaN: where there is one it is a text.
        Assert.Equal("NaN", results["videos"]![0]!["metrics"]!["proposed_unrelaxed"]!["f1"]![0]!.GetValue<string>());
        Assert.Equal(
            "NaN", results["pooled"]!["confidence95"]!["proposed_unrelaxed"]!["accuracy_mean"]![0]!.GetValue<string>());
        Assert.Equal(0, results["pooled"]!["proposed_unrelaxed"]!["accuracy_mean"]!.GetValue<double>());
    }

    [Fact]
    public void Samples_StandAtEverySecondBeforeTheEndOfTheTruth()
    {
        Write("truth/a.csv", "1,Incision,25,50,1,2\n1,Viscoelastic,50,87,2,3.5\n");
        Write(
            "said/a/phases.csv",
            "1,Incision,25,50,1,2\n1,Unknown,50,87,2,3.5\n1,Tonifying/Antibiotics,87,500,3.5,20\n");

        var video = Evaluate()["videos"]![0]!;

        Assert.Equal(4, video["samples"]!.GetValue<int>());
        Assert.Equal(2, video["unknown_samples"]!.GetValue<int>());
        Assert.Equal(0.5, video["metrics"]!["proposed_unrelaxed"]!["accuracy"]!.GetValue<double>());
    }

    [Theory]
    [InlineData(10, "1.1", 11)]
    [InlineData(10, "1.1001", 12)]
    [InlineData(0.5, "4", 2)]
    public void Samples_AtAnyRate_StandBeforeTheEnd(double rate, string end, int samples)
    {
        Directory.CreateDirectory(_folder["truth"]);
        File.WriteAllText(_folder["truth/a.csv"], $"comment,sec,endSec\nIncision,0,{end}\n");

        var results = PhaseEvaluation.Run(_folder["truth"], _folder["truth"], new() { FramesPerSecond = rate });

        Assert.Equal(samples, results.Confusion.Samples);
        Assert.Equal(samples, results.Confusion.Counts[(int)SurgicalPhase.Incision][(int)SurgicalPhase.Incision]);
    }

    [Fact]
    public void Time_ThatNoRowCovers_IsIdle()
    {
        Write("truth/a.csv", "1,Incision,0,50,0,2\n1,Viscoelastic,100,150,4,6\n");
        Write("said/a.csv", "1,Incision,0,50,0,2\n");

        var confusion = Evaluate()["confusion"]!["counts"]!;

        Assert.Equal(2, confusion[(int)SurgicalPhase.Idle]![(int)SurgicalPhase.Idle]!.GetValue<int>());
        Assert.Equal(2, confusion[(int)SurgicalPhase.Viscoelastic]![(int)SurgicalPhase.Idle]!.GetValue<int>());
    }

    [Fact]
    public void Case_ThatThePublicCheckpointWasTrainedOn_IsMarked()
    {
        Write("truth/case_5013_annotations_phases.csv", "5013,Incision,0,50,0,2\n");
        Write("said/case_5013/phases.csv", "5013,Incision,0,50,0,2\n");

        Assert.True(Evaluate()["videos"]![0]!["cataract_checkpoint_trained_on_it"]!.GetValue<bool>());
    }

    [Fact]
    public void Results_WithTheSameSeed_AreTheSameToTheLastByte()
    {
        WriteCases(4);

        Assert.Equal(Evaluate().ToJsonString(), Evaluate().ToJsonString());
    }

    [Fact]
    public void FiftySixCasesOfSixMinutes_AreScoredInSeconds()
    {
        WriteCases(56);
        var clock = Stopwatch.StartNew();

        Evaluate();

        // The goal is 2 s on an idle machine; the test only guards against another order of magnitude.
        TestContext.Current.TestOutputHelper!.WriteLine($"56 cases in {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    /// <summary>1 or 100 wherever a figure is defined; counts and spreads are no figures.</summary>
    private static void AssertPerfect(JsonObject families)
    {
        foreach (var (family, figures) in families)
        {
            var best = family.StartsWith("proposed", Exactly) ? 1 : 100;
            foreach (var (key, value) in figures!.AsObject().Where(figure => IsFigure(figure.Key)))
            {
                var numbers = value is JsonArray list ? list.ToArray() : [value];
                Assert.All(numbers.Where(number => number!.GetValueKind() == JsonValueKind.Number), number =>
                    Assert.True(
                        number!.GetValue<double>() == best, $"{family}, {key}: expected {best}, got {number}."));
            }
        }
    }

    private static bool IsFigure(string key) =>
        !key.Contains("std", Exactly) && !key.Contains("tp_fp_fn", Exactly) && key != "n_edit";

    private static double[] Doubles(JsonNode array) => [.. array.AsArray().Select(item => item!.GetValue<double>())];

    private void Write(string name, string rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], Header + rows);
    }

    /// <summary>Cases in the usual order, predicted with boundaries that are off by some seconds.</summary>
    private void WriteCases(int count)
    {
        for (var number = 0; number < count; number++)
        {
            Write($"truth/case_{number}.csv", Course(number, late: 0));
            Write($"said/case_{number}.csv", Course(number, late: number % 15));
        }
    }

    private static string Course(int number, int late)
    {
        var rows = new StringBuilder();
        foreach (var phase in PhaseNames.Phases.Where(phase => phase != SurgicalPhase.Idle))
        {
            var (start, end) = (((int)phase * 28) + late, ((int)phase * 28) + 25 + (number % 3) + late);
            rows.Append(CultureInfo.InvariantCulture, $"{number},{PhaseNames.Cataract1KName(phase)},")
                .Append(CultureInfo.InvariantCulture, $"{start * 25},{end * 25},{start},{end}\n");
        }

        return rows.ToString();
    }

    private JsonNode Evaluate() => Evaluate(_folder["truth"], _folder["said"]);

    private static JsonNode Evaluate(string truth, string predicted) =>
        JsonNode.Parse(PhaseResultsJson.Of(PhaseEvaluation.Run(truth, predicted, new())))!;
}
