using System.Text.Json.Nodes;
using Surgical.DataSets;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Report.Phases;
using Surgical.Evaluation.Runs;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Phases;

/// <summary>Results of phases split by what a table says of the cases.</summary>
public sealed class CaseTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Groups_OfATable_HaveTheirOwnCasesAndFigures()
    {
        WriteCases();
        Write("cases.csv", "case,site\ncase_1,A\ncase_2,B\n");

        var groups = Evaluate(_folder["cases.csv"], "site")["groups"]!["site"]!.AsObject();

        Assert.Equal(["(none)", "A", "B"], groups.Select(group => group.Key));
        Assert.Equal(["case_1"], groups["A"]!["videos"]!.AsArray().Select(video => video!.ToString()));
        Assert.Equal(1, groups["A"]!["all_samples"]!["accuracy"]!.GetValue<double>());
        Assert.Equal(0.5, groups["B"]!["all_samples"]!["accuracy"]!.GetValue<double>());
    }

    [Fact]
    public async Task Groups_OfATable_StandOnThePage()
    {
        WriteCases();
        Write("cases.csv", "case,site\ncase_1,A\ncase_2,B\n");
        var results = PhaseEvaluation.Run(
            _folder["truth"], _folder["said"], new() { CaseTable = _folder["cases.csv"], SplitBy = "site" });

        await PhaseReport.WriteAsync(results, _folder["out"], TestContext.Current.CancellationToken);

        var page = await File.ReadAllTextAsync(_folder["out/report.html"], TestContext.Current.CancellationToken);
        Assert.Contains(">By site</h2>", page, StringComparison.Ordinal);
        Assert.Contains(
            """<th scope="row">B</th><td class="number">1</td><td class="number">4</td><td class="number">0</td>"""
                + """<td class="number">0.500<small class="below">needs two cases</small>""",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_OfCataract1KsOwnFiles_AreFoundBesideTheTruth()
    {
        WriteCases();
        Write("truth/case_1_video.csv", "caseId,physician,done,date,fps\n1,PU,0,\"2021-05-10 10:55:00\",59.940\n");
        Write("truth/case_2_video.csv", "caseId,physician,done,date,fps\n2,PU,0,\"2021-05-11 10:55:00\",60\n");

        var groups = Evaluate(table: null, "physician")["groups"]!["physician"]!.AsObject();

        Assert.Equal(["(none)", "PU"], groups.Select(group => group.Key));
        Assert.Equal(2, groups["PU"]!["videos"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("case,site\n1,A\n", "camera",
        "cases.csv: expected CSV files with the columns camera and case or caseId, found none.")]
    [InlineData(
        "case,site\n1,A\ncase_1,B\n", "site", "cases.csv, line 3: expected one value of the case 1, got B after A.")]
    public void Table_ThatDoesNotFit_IsRefusedWithTheReason(string content, string column, string reason)
    {
        WriteCases();
        Write("cases.csv", content);

        var refusal = Assert.Throws<DataSetException>(() => Evaluate(_folder["cases.csv"], column));

        Assert.EndsWith(reason, refusal.Message, StringComparison.Ordinal);
    }

    private void WriteCases()
    {
        foreach (var number in (int[])[1, 2, 3])
        {
            Write(
                $"truth/case_{number}_annotations_phases.csv", "comment,sec,endSec\nIncision,0,2\nViscoelastic,2,4\n");
            Write($"said/case_{number}.csv", number == 2
                ? "comment,sec,endSec\nIncision,0,4\n"
                : "comment,sec,endSec\nIncision,0,2\nViscoelastic,2,4\n");
        }
    }

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], content);
    }

    private JsonNode Evaluate(string? table, string column)
    {
        var results = PhaseEvaluation.Run(
            _folder["truth"], _folder["said"], new() { CaseTable = table, SplitBy = column });
        return JsonNode.Parse(PhaseResultsJson.Of(results))!;
    }
}
