using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer.Phases;
using Surgical.Evaluation.Phases;
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
            .Where(family => family.Key is not ("all_samples" or "onset" or "confidence95"));
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
    [InlineData(SampledUntil.Truth, 2, 1)]
    [InlineData(SampledUntil.Longer, 10, 0.2)]
    public void Samples_OfAPredictionThatGoesOn_EndWhereItIsSaid(SampledUntil until, int samples, double accuracy)
    {
        Write("truth/a.csv", "1,Incision,0,50,0,2\n");
        Write("said/a.csv", "1,Incision,0,250,0,10\n");

        var video = Evaluate(new() { Until = until })["videos"]![0]!;

        Assert.Equal(samples, video["samples"]!.GetValue<int>());
        Assert.Equal(accuracy, video["metrics"]!["strict"]!["accuracy"]!.GetValue<double>());
    }

    [Fact]
    public void Samples_OfAPredictionThatEndsEarlier_GoOnToTheEndOfTheTruth()
    {
        Write("truth/a.csv", "1,Incision,0,250,0,10\n");
        Write("said/a.csv", "1,Incision,0,50,0,2\n");

        Assert.Equal(10, Evaluate(new() { Until = SampledUntil.Longer })["videos"]![0]!["samples"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("strict", "proposed_unrelaxed")]
    [InlineData("relaxed_10s", "proposed_boundary_relaxed")]
    [InlineData("ms_tcn", "ms_tcn_default_bg")]
    [InlineData("ms_tcn_no_idle", "ms_tcn_bg_idle0")]
    [InlineData("challenge_m", "main_m_general_unrelaxed")]
    [InlineData("challenge_m_10s", "main_m_general_relaxed10s")]
    public void Figures_UnderTheirFormerKeys_AreTheSame(string now, string before)
    {
        WriteCases(3);

        var pooled = Evaluate()["pooled"]!;

        Assert.True(JsonNode.DeepEquals(pooled[now]!, pooled[before]));
        Assert.True(JsonNode.DeepEquals(pooled["confidence95"]![now]!, pooled["confidence95"]![before]));
    }

    [Fact]
    public void Prediction_InPieces_IsOverSegmented()
    {
        Write("truth/a.csv", "1,Incision,0,250,0,10\n1,Viscoelastic,250,500,10,20\n");
        Write(
            "said/a.csv",
            "1,Incision,0,100,0,4\n1,Viscoelastic,100,125,4,5\n1,Incision,125,250,5,10\n"
            + "1,Viscoelastic,250,500,10,20\n");

        var pooled = Evaluate()["pooled"]!;

        Assert.Equal(2, pooled["ms_tcn_no_idle"]!["over_segmentation_ratio_mean"]!.GetValue<double>());
        Assert.Equal(
            "NaN", EvaluateIdle()["pooled"]!["ms_tcn_no_idle"]!["over_segmentation_ratio_mean"]!.GetValue<string>());
    }

    [Fact]
    public void Onset_LateMissedAndFalse_IsCounted()
    {
        Write("truth/a.csv", "1,Incision,0,250,0,10\n1,Viscoelastic,250,500,10,20\n1,Capsulorhexis,500,750,20,30\n");
        Write("said/a.csv", "1,Incision,75,250,3,10\n1,Hydrodissection,250,275,10,11\n1,Viscoelastic,275,750,11,30\n");

        var onset = Evaluate()["pooled"]!["onset"]!["predicted"]!;

        Assert.Equal(2, onset["runs_noticed"]!.GetValue<int>());
        Assert.Equal(1, onset["runs_missed"]!.GetValue<int>());
        Assert.Equal(1, onset["false_starts"]!.GetValue<int>());
        Assert.Equal(3, onset["runs_predicted"]!.GetValue<int>());
        Assert.Equal(2, onset["latency_seconds"]!["median"]!.GetValue<double>());
        Assert.Equal(3, onset["latency_seconds"]!["max"]!.GetValue<double>());
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
            var isFraction = family is "strict" or "relaxed_10s" || family.StartsWith("proposed", Exactly);
            var best = isFraction ? 1 : 100;
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
        !key.Contains("std", Exactly) && !key.Contains("tp_fp_fn", Exactly) && !key.Contains("ratio", Exactly)
        && key != "n_edit";

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

    private JsonNode Evaluate(PhaseEvaluationOptions? options = null) =>
        Evaluate(_folder["truth"], _folder["said"], options);

    // Idle is a gap, but may be written: the truth then has no phase at all.
    private JsonNode EvaluateIdle()
    {
        Write("idle/a.csv", "1,Idle,0,250,0,10\n");
        return Evaluate(_folder["idle"], _folder["said"]);
    }

    private static JsonNode Evaluate(string truth, string predicted, PhaseEvaluationOptions? options = null) =>
        JsonNode.Parse(PhaseResultsJson.Of(PhaseEvaluation.Run(truth, predicted, options ?? new())))!;
}
