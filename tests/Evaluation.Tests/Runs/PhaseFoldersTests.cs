using System.Text.Json.Nodes;
using Surgical.DataSets;
using Surgical.Evaluation.Report.Phases;
using Surgical.Evaluation.Runs;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Runs;

public sealed class PhaseFoldersTests : IDisposable
{
    private const string Header = "caseId,comment,frame,endFrame,sec,endSec\n";

    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_WithoutAFileOfPhases_IsRefused()
    {
        Write("truth/a.csv", "1,Incision,0,50,0,2\n");
        Directory.CreateDirectory(_folder["said"]);

        var refusal = Assert.Throws<DataSetException>(() => Evaluate());

        Assert.EndsWith(
            "expected CSV files with the columns comment, sec and endSec, found none.", refusal.Message, Exactly);
    }

    [Fact]
    public void Prediction_OfACaseThatIsThereTwice_IsRefused()
    {
        Write("truth/a.csv", "1,Incision,0,50,0,2\n");
        Write("said/a.csv", "1,Incision,0,50,0,2\n");
        Write("said/a/phases.csv", "1,Incision,0,50,0,2\n");

        var refusal = Assert.Throws<DataSetException>(() => Evaluate());

        Assert.EndsWith("expected one file of a case, got a second one of a.", refusal.Message, Exactly);
    }

    [Fact]
    public void Files_WithCapitalEndings_AreReadToo()
    {
        Write("truth/a.CSV", "1,Incision,0,50,0,2\n");
        Write("said/a.csv", "1,Incision,0,50,0,2\n");

        Assert.Single(Evaluate()["videos"]!.AsArray());
    }

    [Fact]
    public void Files_WithoutAPartnerOrWithOtherColumns_AreListed()
    {
        Write("truth/a_annotations_phases.csv", "1,Incision,0,50,0,2\n");
        Write("truth/b.csv", "1,Incision,0,50,0,2\n");
        Write("said/a.csv", "1,Incision,0,50,0,2\n");
        Write("said/c.csv", "1,Incision,0,50,0,2\n");
        File.WriteAllText(_folder["truth/a_video.csv"], "caseId,fps\n1,25\n");

        var unmatched = Evaluate()["unmatched"]!;

        Assert.Equal("""{"truth":["b"],"predicted":["c"],"ignored":["a_video.csv"]}""", unmatched.ToJsonString());
    }

    [Fact]
    public void BadFiles_AreAllNamedAtOnce()
    {
        Write("truth/a.csv", "1,Incision,0,50,0,2\n1,Incission,50,100,2,4\n");
        Write("truth/b.csv", "1,Incision,50,0,2,0\n");
        Write("said/a.csv", "1,Incision,0,50,0,2\n");

        var refusal = Assert.Throws<DataSetException>(() => Evaluate());

        Assert.Contains("a.csv", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("b.csv", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_WithoutACommonCase_AreRefusedWithTheirCases()
    {
        Write("truth/a.csv", "1,Incision,0,50,0,2\n");
        Write("said/b.csv", "1,Incision,0,50,0,2\n");

        var refusal = Assert.Throws<EvaluationException>(() => Evaluate());

        Assert.StartsWith("Expected cases of the same name in both folders, got a in ", refusal.Message, Exactly);
    }

    [Fact]
    public void Folder_ThatIsMissing_IsRefused() =>
        Assert.Throws<DataSetException>(() => Evaluate(_folder["nowhere"], Repository.SampleVideos));

    private void Write(string name, string rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], Header + rows);
    }

    private JsonNode Evaluate() => Evaluate(_folder["truth"], _folder["said"]);

    private static JsonNode Evaluate(string truth, string predicted) =>
        JsonNode.Parse(PhaseResultsJson.Of(PhaseEvaluation.Run(truth, predicted, new())))!;
}
