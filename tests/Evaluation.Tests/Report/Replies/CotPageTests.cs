using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Surgical.Analyzer.Results;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Report.Replies;

public sealed class CotPageTests : IDisposable
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private static readonly ForetoldRow[] Rows =
    [
        new("line 1", "5013", Fold: 0, Tokens: 10, Correct: 10, Loss: 1, Seconds: 1),
        new("line 2", "5013", Fold: 0, Tokens: 30, Correct: 15, Loss: 30, Seconds: 1),
        new("line 3", "<b>9001", Fold: 1, Tokens: 20, Correct: 15, Loss: 10, Seconds: 1),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Page_AsksForNothingRunsNothingAndIsNoMedicalDevice()
    {
        var page = Report(Rows);

        Assert.DoesNotContain("<script", page, Exactly);
        Assert.DoesNotMatch(new Regex("""(src|href)="(?!#|data:)"""), page);
        Assert.Contains(AnalysisFolder.Notice, page, Exactly);
        Assert.DoesNotContain("<b>9001", page, Exactly);
        Assert.Contains("<dd>a model</dd>", page, Exactly);
    }

    [Fact]
    public void Figures_StandInBothAveragesOverallAndByFold()
    {
        var page = Report(Rows);

        Assert.Contains("3 replies of 2 cases, 60 tokens. Left out: 1 reply.", page, Exactly);
        Assert.Equal(["0.667", "0.750", "0.683", "0.533"], Strong(page, "figures"));
        Assert.Matches(
            new Regex(
                """<th scope="row">1</th><td class="number">1</td><td class="number">20</td>"""
                + """<td class="number">0.750"""),
            page);
        Assert.Contains("percentile bootstrap over 2 cases", page, Exactly);
    }

    [Fact]
    public void OneCase_HasNoInterval()
    {
        var page = Report(Rows[..2]);

        Assert.Contains("cannot be said", page, Exactly);
        Assert.DoesNotContain("draws, seed", page, Exactly);
    }

    [Fact]
    public void Case_ThatThePublicCheckpointWasTrainedOn_IsMarked()
    {
        Assert.Contains("trained on frames of 1 of these 2 cases", Report(Rows), Exactly);
        Assert.Contains(">trained on</span>", Report(Rows), Exactly);
        Assert.DoesNotContain(">trained on</span>", Report(Rows[2..]), Exactly);
    }

    [Fact]
    public void WorstReplies_AreThoseOfTheLowestAccuracyAndNoneThatIsRight()
    {
        Assert.Equal(["0.500", "0.750"], Strong(Report(Rows), "worst"));
    }

    [Fact]
    public void RepliesThatWereForetoldThroughout_HaveNoWorstOnes()
    {
        var worst = Part(Report(Rows[..1]), "worst");

        Assert.Contains("Every token of every reply was foretold", worst, Exactly);
        Assert.DoesNotContain("<table", worst, Exactly);
    }

    [Fact]
    public void Results_HaveTheIntervalsAndTimesOfThePage()
    {
        var page = Report(Rows);
        var results = JsonNode.Parse(File.ReadAllText(_folder["results.json"]))!;

        var interval = results["overall"]!["confidence95"]!["token_weighted_accuracy"]!.AsArray()
            .Select(end => end!.GetValue<double>())
            .ToArray();
        Assert.Equal([0.625, 0.75], interval);
        Assert.Contains("0.625 to 0.750", page, Exactly);
        Assert.Equal("case", results["settings"]!["bootstrap_over"]!.ToString());
        Assert.Equal(2, results["settings"]!["bootstrap_cases"]!.GetValue<int>());
        Assert.Equal(3, results["latency_seconds"]!["count"]!.GetValue<int>());
        Assert.Contains(
            "3 replies: median 1.00 s, 90 % within 1.00 s, 95 % within 1.00 s, longest 1.00 s.", page, Exactly);
    }

    [Fact]
    public void Reply_ThatWasLeftOut_StandsThereWithItsReason()
    {
        Assert.Contains("<li>line 4: There is no picture x.png.</li>", Report(Rows), Exactly);
    }

    [Fact]
    public void Groups_HaveARowForEachValueAndAreNotThereWithoutAColumn()
    {
        var page = Report(Rows, new("site", new Dictionary<string, string> { ["line 1"] = "A", ["line 2"] = "B" }));

        Assert.Contains(">By site</h2>", page, Exactly);
        Assert.Equal(
            ["(none)", "A", "B"],
            Regex.Matches(Part(page, "groups"), """<th scope="row">([^<]*)<""").Select(row => row.Groups[1].Value));
        Assert.Contains(
            """<th scope="row">B</th><td class="number">1</td><td class="number">30</td><td class="number">0.500""",
            page, Exactly);
        Assert.DoesNotContain("id=\"groups\"", Report(Rows), Exactly);
    }

    private static IEnumerable<string> Strong(string page, string section) =>
        Regex.Matches(Part(page, section), """<td class="number strong">([^<]*)</td>""")
            .Select(cell => cell.Groups[1].Value);

    private static string Part(string page, string section)
    {
        var start = page.IndexOf($"<section id=\"{section}\"", Exactly);
        return page[start..page.IndexOf("</section>", start, Exactly)];
    }

    private string Report(ForetoldRow[] rows, Grouping? grouping = null)
    {
        var results = new CotResults(
            "data.jsonl",
            new() { Folds = 2, Batch = 1 },
            rows,
            [new("line 4", "There is no picture x.png.")],
            grouping,
            new("a model", "d1", KnowsOnly: null),
            settings: []);
        CotReport.Write(results, _folder["."]);
        return File.ReadAllText(_folder["report.html"]);
    }
}
