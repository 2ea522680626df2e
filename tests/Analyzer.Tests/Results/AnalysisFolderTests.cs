using System.Text.Json.Nodes;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Results;
using Surgical.Capture;
using Surgical.Disk;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Analyzer.Tests.Results;

public sealed class AnalysisFolderTests : IDisposable
{
    private static readonly CaseInput Input = new(
        "case-1", "video", new VideoFormat(64, 48, 25), new ModelIdentity("model", "digest", "nothing"),
        new CaseRunOptions());

    private readonly TemporaryFolder _temporary = new();

    private string Lines => Path.Combine(_temporary["out"], "analysis.jsonl");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Open_NewFolder_HasNoAnalyses()
    {
        using var folder = Granted(Input);
        Assert.Empty(folder.Analyses);
    }

    [Fact]
    public void Open_SameInputAgain_HasWhatWasAppended()
    {
        Append(0, 25);
        using var folder = Granted(Input);
        Assert.Equal([0, 25], folder.Analyses.Select(analysis => analysis.Index));
    }

    [Fact]
    public void Open_SameInputUnderAnotherName_IsContinued()
    {
        Append(0);
        using var folder = Granted(Input with { CaseId = "renamed" });
        Assert.Single(folder.Analyses);
    }

    [Fact]
    public void Open_TornLastLine_DropsIt()
    {
        Append(0, 25);
        CutLastBytes(10);
        using var folder = Granted(Input);
        Assert.Equal([0], folder.Analyses.Select(analysis => analysis.Index));
    }

    [Fact]
    public void Open_LastLineWithoutItsEnd_DropsIt()
    {
        Append(0, 25);
        CutLastBytes(1);
        using var folder = Granted(Input);
        Assert.Equal([0], folder.Analyses.Select(analysis => analysis.Index));
    }

    [Fact]
    public void Append_AfterATornLine_WritesWholeLines()
    {
        Append(0, 25);
        CutLastBytes(10);
        Append(25);
        Assert.Equal([0, 25], File.ReadLines(Lines).Select(line => (int)JsonNode.Parse(line)!["index"]!));
    }

    [Fact]
    public void Open_LineInTheMiddleIsBroken_SaysWhich()
    {
        Append(0, 25, 50);
        var lines = File.ReadAllLines(Lines);
        File.WriteAllLines(Lines, [lines[0], "{}", lines[2]]);
        var thrown = Assert.Throws<InvalidDataException>(() => AnalysisFolder.Open(_temporary["out"], Input));
        Assert.Contains("line 2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OtherVideo_IsRefused() =>
        AssertRefused(Input with { SourceSha256 = "other" }, "the video differs");

    [Fact]
    public void Open_OtherModel_IsRefused() =>
        AssertRefused(Input with { Model = Input.Model with { Digest = "other" } }, "the model differs");

    [Fact]
    public void Open_OtherGap_IsRefused() => AssertRefused(
        Input with { Settings = new() { Sampler = new() { FixedGap = TimeSpan.FromSeconds(1) } } },
        "the settings differ");

    [Fact]
    public void Open_BegunBeforeNonEyesWereLeftOut_SaysHowToGoOn()
    {
        Append(0);
        Forget("keepEverything", "leastRing", "leastWarm", "mostUpright", "mostFlat", "mostCold", "sureRing");
        AssertRefusedAsItIs(Input, "--keep-everything goes on with it");
        using var folder = Granted(Input with { Settings = new() { Gate = new() { KeepEverything = true } } });
        Assert.Single(folder.Analyses);
    }

    [Fact]
    public void Open_BegunBeforeNonEyesWereLeftOutAndWithAnotherGap_IsRefused()
    {
        Append(0);
        Forget("keepEverything");
        var gap = new CaseRunOptions { Sampler = new() { FixedGap = TimeSpan.FromSeconds(1) } };
        AssertRefusedAsItIs(Input with { Settings = gap }, "the settings differ");
    }

    [Fact]
    public void Open_FolderWithOtherThings_IsRefusedAndLeftAlone()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(_temporary["out"]).FullName, "thesis.tex"), "");
        Assert.IsType<FolderClaim<AnalysisFolder>.Refused>(AnalysisFolder.Open(_temporary["out"], Input));
        Assert.Single(Directory.EnumerateFileSystemEntries(_temporary["out"]));
    }

    [Fact]
    public void Append_EveryLine_HasEveryKey()
    {
        Append(0);
        var keys = JsonNode.Parse(File.ReadAllText(Lines))!.AsObject().Select(entry => entry.Key);
        Assert.Equal(
            [
                "index", "seconds", "status", "reason", "phase", "trackedPhase", "confidence", "voteConfidence",
                "thinking", "answer", "flags", "statements", "latencySeconds", "frameSha256", "model",
                "profile", "shares",
            ],
            keys);
    }

    [Fact]
    public void Open_BeforeTheEnd_ReportSaysUnfinished()
    {
        Append(0);
        Assert.Equal("unfinished", (string?)Report["state"]);
    }

    [Fact]
    public void Complete_Report_SaysWhatTheModelKnowsOnly()
    {
        Complete();
        Assert.Equal("nothing", (string?)Report["model"]!["knowsOnly"]);
    }

    [Fact]
    public void Complete_Report_CountsFramesAndFlags()
    {
        Complete();
        Assert.Equal("""{"read":50,"skipped":48,"dropped":0,"asked":1,"gated":1}""", Report["counts"]!.ToJsonString());
        Assert.Equal("""{"safety":2}""", Report["flags"]!.ToJsonString());
    }

    [Fact]
    public void Complete_ReportOfOneFile_SaysThatThereAreNoParts()
    {
        Complete();
        var report = Report.AsObject();
        Assert.Equal(["parts", "partOrder"], report.Select(entry => entry.Key).TakeLast(2));
        Assert.Null(report["parts"]);
        Assert.Null(report["partOrder"]);
    }

    [Fact]
    public void Open_Parts_AreReportedBeforeItIsKnownWhereTheyBegin()
    {
        var parts = new CaseParts([new("A.mp4", "there/A.mp4", "0a"), new("B.mp4", "there/B.mp4", "0b")],
            new(PartOrderKind.Clock, "So say their clocks."));
        using var folder = Granted(Input with { Parts = parts });
        Assert.Equal(
            """[{"name":"A.mp4","sha256":"0a","fromSeconds":null,"toSeconds":null},"""
            + """{"name":"B.mp4","sha256":"0b","fromSeconds":null,"toSeconds":null}]""",
            Report["parts"]!.ToJsonString());
        Assert.Equal("""{"by":"clock","why":"So say their clocks."}""", Report["partOrder"]!.ToJsonString());
    }

    [Fact]
    public void Complete_Folder_HoldsTheThreeFilesAndNothingElse()
    {
        Complete();
        Assert.Equal(
            ["analysis.jsonl", "phases.csv", "report.json"],
            Directory.EnumerateFiles(_temporary["out"]).Select(Path.GetFileName).Order());
    }

    private JsonNode Report => JsonNode.Parse(File.ReadAllText(Path.Combine(_temporary["out"], "report.json")))!;

    private AnalysisFolder Granted(CaseInput input) =>
        Assert.IsType<FolderClaim<AnalysisFolder>.Granted>(AnalysisFolder.Open(_temporary["out"], input)).Folder;

    private void AssertRefused(CaseInput input, string reason)
    {
        Append(0);
        AssertRefusedAsItIs(input, reason);
    }

    private void AssertRefusedAsItIs(CaseInput input, string reason)
    {
        var claim = Assert.IsType<FolderClaim<AnalysisFolder>.Refused>(AnalysisFolder.Open(_temporary["out"], input));
        Assert.Contains(reason, claim.Reason, StringComparison.Ordinal);
    }

    /// <summary>As a version wrote it that did not know these settings of the gate.</summary>
    private void Forget(params ReadOnlySpan<string> keys)
    {
        var report = Report;
        foreach (var key in keys)
        {
            report["settings"]!["gate"]!.AsObject().Remove(key);
        }

        File.WriteAllText(Path.Combine(_temporary["out"], "report.json"), report.ToJsonString());
    }

    private void Append(params long[] indexes)
    {
        using var folder = Granted(Input);
        foreach (var index in indexes)
        {
            folder.Append(Analysis(index));
        }
    }

    private void Complete()
    {
        using var folder = Granted(Input);
        folder.Append(Analysis(0));
        folder.Append(Analysis(25));
        folder.Complete(
            new CaseOutcome(new CaseCounts(50, 48, 0, 1, 1), SeenFootage.Even(50, 25), SeenShare: 0.5, []),
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddSeconds(3));
    }

    private void CutLastBytes(int count)
    {
        using var file = File.OpenWrite(Lines);
        file.SetLength(file.Length - count);
    }

    private static KeyFrameAnalysis Analysis(long index) =>
        KeyFrames.At(index / 25.0, FlagCode.Safety, FlagCode.Safety);
}
