using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Flare;

/// <summary>
/// Twenty pictures with four questions each, all right or all wrong: eighty questions say no more than twenty.
/// </summary>
public sealed class FlareIntervalTests : IDisposable
{
    private const int Pictures = 20;
    private const int OfEach = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void QuestionsAboutOnePicture_AreDrawnTogether()
    {
        Write();

        var alike = Evaluate(new())["tasks"]!["MultiLabel"]!;
        var apart = Evaluate(new() { Case = "Number" })["tasks"]!["MultiLabel"]!;

        Assert.Equal((Pictures, Pictures * OfEach), (Cases(alike), Cases(apart)));
        Assert.Equal(alike["value"]!.GetValue<double>(), apart["value"]!.GetValue<double>());
        Assert.InRange(Width(alike) / Width(apart), 1.6, 2.4);
    }

    [Fact]
    public void Seed_DecidesTheIntervalsAndStandsBesideThem()
    {
        Write();

        Assert.Equal(Evaluate(new()).ToJsonString(), Evaluate(new()).ToJsonString());
        Assert.InRange(
            Enumerable.Range(0, 5)
                .Select(seed => Width(Evaluate(new() { Case = "Number", Seed = seed })["tasks"]!["MultiLabel"]!))
                .Distinct()
                .Count(),
            2,
            5);
        var one = Evaluate(new() { Seed = 1 });
        Assert.Equal(1, one["settings"]!["seed"]!.GetValue<int>());
        Assert.Equal(1000, one["settings"]!["bootstrap_draws"]!.GetValue<int>());
        Assert.Equal("ImageName", one["settings"]!["bootstrap_over"]!.ToString());
        Assert.Contains(
            "percentile bootstrap over pictures, 1\u202F000 draws, seed 1:", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Column_ThatSaysWhoseAQuestionIs_IsNamedBesideTheIntervals()
    {
        Write();

        var results = Evaluate(new() { Case = "Patient" });

        Assert.Equal(Pictures / 2, Cases(results["tasks"]!["MultiLabel"]!));
        Assert.Equal("Patient", results["settings"]!["bootstrap_over"]!.ToString());
        Assert.Contains("percentile bootstrap over values of Patient", Page(), StringComparison.Ordinal);
        Assert.Contains(">10 values of Patient</td>", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Question_OfWhichTheColumnSaysNothing_IsRefusedAtItsRow()
    {
        Write(patientOf: number => number == 5 ? null : "p");

        var refusal = Assert.Throws<EvaluationException>(() => Evaluate(new() { Case = "Patient" }));

        Assert.EndsWith(
            "row 6: expected a Patient, whose cases are resampled, found none.", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void OnePicture_HasNoInterval()
    {
        Write(count: OfEach);

        Assert.Equal("""["NaN","NaN"]""", Evaluate(new())["tasks"]!["MultiLabel"]!["confidence95"]!.ToJsonString());
        Assert.Contains("cannot be said", Page(), StringComparison.Ordinal);
    }

    private static int Cases(JsonNode task) => task["bootstrap_cases"]!.GetValue<int>();

    private static double Width(JsonNode task) =>
        task["confidence95"]![1]!.GetValue<double>() - task["confidence95"]![0]!.GetValue<double>();

    private string Page() => File.ReadAllText(_folder["out/report.html"]);

    private JsonNode Evaluate(FlareEvaluationOptions options)
    {
        FlareReport.Write(
            FlareEvaluation.Run(_folder["questions.json"], _folder["predictions.json"], options), _folder["out"]);
        return JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!;
    }

    private void Write(int count = Pictures * OfEach, Func<int, string?>? patientOf = null)
    {
        JsonObject Row(int number, string answer) => new()
        {
            ["TaskType"] = "Multi-label Classification",
            ["ImageName"] = new JsonArray($"imagesVal/{number / OfEach}.png", $"imagesVal/other-{number}.png"),
            ["Question"] = $"What is shown, {number}?",
            ["Answer"] = answer,
            ["Number"] = number,
            ["Patient"] = patientOf is null
                ? (number / OfEach / 2).ToString(CultureInfo.InvariantCulture)
                : patientOf(number),
        };
        var rows = Enumerable.Range(0, count).ToArray();
        File.WriteAllText(
            _folder["questions.json"], JsonSerializer.Serialize(rows.Select(number => Row(number, "Pupil"))));
        File.WriteAllText(
            _folder["predictions.json"],
            JsonSerializer.Serialize(
                rows.Select(number => Row(number, number / OfEach % 2 == 0 ? "Pupil" : "Cornea"))));
    }
}
