using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Results;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Evaluation.Tests.Report.Phases;

public sealed class PhasePageTests : IDisposable
{
    private const string Header = "caseId,comment,frame,endFrame,sec,endSec\n";
    private const string Truth = "1,Incision,0,250,0,10\n1,Viscoelastic,250,500,10,20\n";
    private const string Said = "1,Incision,0,250,0,10\n1,Unknown,250,300,10,12\n1,Capsulorhexis,300,500,12,20\n";

    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_AsksForNothingAndRunsNothing()
    {
        var page = await ReportAsync();

        Assert.DoesNotContain("<script", page, Exactly);
        Assert.DoesNotMatch(new Regex("""(src|href)="(?!#|data:)"""), page);
        Assert.DoesNotContain("url(", page, Exactly);
        Assert.Contains(AnalysisFolder.Notice, page, Exactly);
    }

    [Fact]
    public async Task Figures_StandBesideTheirSamplesAndUnknownOnes()
    {
        var page = await ReportAsync();

        Assert.Contains("1 case, 20 samples, 2 unknown", page, Exactly);
        Assert.Contains("needs two cases", page, Exactly);
        Assert.True(
            page.IndexOf("<code>strict<", Exactly) < page.IndexOf("<code>relaxed_10s<", Exactly),
            "Expected the strict figures before the relaxed ones.");
    }

    [Fact]
    public async Task Onsets_AndFlicker_StandInTablesAndInWords()
    {
        // Incision is noticed at once, viscoelastic never, and a capsulorhexis announced that is not there.
        var page = await ReportAsync();

        Assert.Contains("A false start is a predicted run that meets no annotated run", page, Exactly);
        Assert.Contains("as the files have it, after the whole case", page, Exactly);
        Assert.DoesNotContain("as the tracker showed it meanwhile", page, Exactly);
        Assert.Equal(["1", "0.0", "1"], Strong(page, "as the files have it, after the whole case"));
        Assert.Equal(["1.500"], Strong(page, "idle dropped"));
    }

    [Fact]
    public async Task Onsets_OfAnAnalysis_AreThoseThatTheTrackerShowedToo()
    {
        await AnalysisAsync("1", "Go on.", new string('0', 64));

        var page = await ReportAsync(writePrediction: false);

        Assert.Equal(["1", "5.0", "1"], Strong(page, "as the tracker showed it meanwhile"));
    }

    [Fact]
    public async Task Calibration_AtBoundariesAndInside_StandsWithItsIntervals()
    {
        await AnalysisAsync("1", "Go on.", new string('0', 64));

        var page = await ReportAsync(writePrediction: false);

        // Both key frames are within ten seconds of a boundary, and of one case.
        Assert.Matches(
            new Regex(
                """<th scope="row">tracker</th><td>within 10 s of a boundary</td><td class="number">2</td>"""
                + """<td class="number">0.500</td><td class="number strong">0.450</td>"""
                + """<td class="number">cannot be said</td>"""),
            page);
        Assert.Matches(
            new Regex("""<th scope="row">model's vote</th><td>inside</td><td class="number">0</td>"""), page);
    }

    [Fact]
    public async Task Case_ThatThePublicCheckpointWasTrainedOn_IsMarked()
    {
        var page = await ReportAsync("case_5013");

        Assert.Contains(">trained on</span>", page, Exactly);
        Assert.Contains("trained on frames of 1 of these 1 case", page, Exactly);
    }

    [Fact]
    public async Task Markup_InANameOrAReply_StaysText()
    {
        await AnalysisAsync("<b>1", "<img src=x onerror=alert(1)>\u0001", new string('0', 64));

        var page = await ReportAsync("<b>1", writePrediction: false);

        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;\uFFFD", page, Exactly);
        Assert.DoesNotContain("<b>1", page, Exactly);
    }

    [Fact]
    public async Task Phases_WithoutAnAnalysis_AreSaidToHaveNeitherConfidenceNorModel()
    {
        var page = await ReportAsync();

        Assert.Contains("carry no confidences", page, Exactly);
        Assert.Contains("Of 1 prediction no analysis is known", page, Exactly);
        Assert.Contains("The video was not found", page, Exactly);
        Assert.Null(Results()["calibration"]);
        Assert.Null(Results()["latency_seconds"]);
    }

    [Fact]
    public async Task CaseWithoutAMistake_IsNoneOfTheWorst()
    {
        Write("said/1.csv", Truth);

        Assert.Contains(
            "Every case is predicted without a mistake.", await ReportAsync(writePrediction: false), Exactly);
        Assert.Contains(
            "Lowest accuracy: none, every sample is right",
            PhaseReport.Summary(PhaseEvaluation.Run(_folder["truth"], _folder["said"], new())),
            Exactly);
    }

    [Fact]
    public async Task Analysis_BesideThePhases_GivesModelConfidenceAndPictures()
    {
        var video = Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");
        await AnalysisAsync(
            "phaco-runout", "Go on.", await SourceDigest.OfAsync(video, TestContext.Current.CancellationToken));

        var page = await ReportAsync("phaco-runout", writePrediction: false, videos: Repository.SampleVideos);

        Assert.Contains("<dd>a model</dd>", page, Exactly);
        Assert.Contains("right 0.500 of 2 key frames", page, Exactly);
        Assert.Contains("the video that was analysed", page, Exactly);
        Assert.Single(new Regex("data:image/jpeg;base64,/9j/").Matches(page));
        var results = Results();
        var tracker = results["calibration"]!["tracker"]!;
        Assert.Equal((2, 1, 0.5), (
            tracker["answers"]!.GetValue<int>(), tracker["cases"]!.GetValue<int>(),
            tracker["accuracy"]!.GetValue<double>()));
        Assert.Equal((0.1 + 0.8) / 2, tracker["expected_calibration_error"]!.GetValue<double>(), 9);
        Assert.Equal("d1", results["videos"]![0]!["model"]!["digest"]!.ToString());
        Assert.Equal(2, results["calibration"]!["vote"]!["answers"]!.GetValue<int>());
        Assert.Equal(2, results["latency_seconds"]!["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Video_OfTheSameNameThatWasNotAnalysed_IsNotShown()
    {
        await AnalysisAsync("phaco-runout", "Go on.", new string('0', 64));

        var page = await ReportAsync("phaco-runout", writePrediction: false, videos: Repository.SampleVideos);

        Assert.Contains("it is not the video that was analysed", page, Exactly);
        Assert.DoesNotContain("data:image", page, Exactly);
    }

    [Fact]
    public async Task Analysis_ThatIsDamaged_IsRefusedAtItsLine()
    {
        await AnalysisAsync("1", "Go on.", new string('0', 64));
        await File.AppendAllTextAsync(_folder["said/1/analysis.jsonl"], "{}\n", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<EvaluationException>(() => ReportAsync(writePrediction: false));

        Assert.Contains("analysis.jsonl, line 3: expected the analysis of a key frame.", refusal.Message, Exactly);
    }

    /// <summary>The cells that count most of the row of a name.</summary>
    private static IEnumerable<string> Strong(string page, string row)
    {
        var start = page.IndexOf($"""<th scope="row">{row}</th>""", Exactly);
        Assert.True(start >= 0, $"Expected a row {row}.");
        var cells = page[start..page.IndexOf("</tr>", start, Exactly)];
        return new Regex("""<td class="number strong">([^<]*)</td>""").Matches(cells)
            .Select(cell => cell.Groups[1].Value);
    }

    private JsonNode Results() => JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!;

    private async Task<string> ReportAsync(string id = "1", bool writePrediction = true, string? videos = null)
    {
        Write($"truth/{id}.csv", Truth);
        if (writePrediction)
        {
            Write($"said/{id}.csv", Said);
        }

        var cancellation = TestContext.Current.CancellationToken;
        var results = PhaseEvaluation.Run(_folder["truth"], _folder["said"], new() { Videos = videos });
        await PhaseReport.WriteAsync(results, _folder["out"], cancellation);
        return await File.ReadAllTextAsync(_folder["out/report.html"], cancellation);
    }

    /// <summary>One right key frame and one that is wrong with a confidence of 0.8.</summary>
    private async Task AnalysisAsync(string id, string answer, string sha256)
    {
        Write($"said/{id}/phases.csv", Said);
        var report = new
        {
            source = new { name = id, sha256 },
            model = new { name = "a model", digest = "d1", knowsOnly = (string?)null },
            settings = new { votes = "reply" },
        };
        KeyFrameAnalysis[] frames =
        [
            KeyFrames.At(5) with
            {
                TrackedPhase = "incision",
                Phase = "incision",
                Confidence = 0.9,
                VoteConfidence = 0.9,
            },
            KeyFrames.At(15) with
            {
                TrackedPhase = "capsulorhexis", Phase = "capsulorhexis", Confidence = 0.8, VoteConfidence = 0.9,
                Answer = answer,
            },
        ];
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(_folder[$"said/{id}/report.json"], JsonSerializer.Serialize(report), cancellation);
        await File.WriteAllLinesAsync(
            _folder[$"said/{id}/analysis.jsonl"],
            frames.Select(frame => JsonSerializer.Serialize(frame, AnalysisJson.Options)),
            cancellation);
    }

    private void Write(string name, string rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], Header + rows);
    }
}
