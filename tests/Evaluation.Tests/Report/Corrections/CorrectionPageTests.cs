using System.Text.Json.Nodes;
using Surgical.Analyzer.Phases;
using Surgical.DataSets.Corrections;
using Surgical.Evaluation.Corrections;
using Surgical.Evaluation.Report;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Report.Corrections;

public sealed class CorrectionPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Frames_WithoutAVoteAreWrong_AndWithoutAPhaseLeftOut()
    {
        var results = Write(
            Vote(SurgicalPhase.Incision, SurgicalPhase.Incision),
            Vote(SurgicalPhase.Idle, null),
            Vote(null, SurgicalPhase.Incision));

        Assert.Equal(0.5, (double)results["frames"]!["accuracy"]!);
        Assert.Equal(1, (int)results["frames"]!["without_a_vote"]!);
        Assert.Equal(1, (int)results["unjudgeable"]!);
        Assert.Equal(1, (int)results["confusion"]!["counts"]![(int)SurgicalPhase.Idle]!.AsArray()[^1]!);
    }

    [Fact]
    public void Frames_ThatSeveralModelsRead_AreGivenForEach()
    {
        var results = Write(
            Vote(SurgicalPhase.Incision, SurgicalPhase.Incision) with { Model = "one" },
            Vote(SurgicalPhase.Incision, SurgicalPhase.Idle) with { Model = "two" });

        Assert.Equal(
            [("one", 1), ("two", 0)],
            results["models"]!.AsArray().Select(part => ((string)part!["digest"]!, (double)part["accuracy"]!)));
    }

    [Fact]
    public void Case_ThatThePublicCheckpointWasTrainedOn_IsMarked()
    {
        var vote = Vote(SurgicalPhase.Incision, null);
        var cases = Write(vote with { WasTrainedOn = true }, vote with { Case = "b" })["cases"]!.AsArray();

        Assert.Equal([1, 0], cases.Select(part => (int)part!["cataract_checkpoint_trained_on_frames"]!));
    }

    [Fact]
    public void Frames_FromWhichNobodyCouldSay_AreRefused()
    {
        var refusal = Assert.Throws<EvaluationException>(() => new CorrectionResults("data", [Vote(null, null)]));

        Assert.Equal(
            "data: expected key frames for which an instructor named the phase, found none among 1 with a verdict.",
            refusal.Message);
    }

    private static CorrectedVote Vote(SurgicalPhase? truth, SurgicalPhase? vote) =>
        new("a", WasTrainedOn: false, "model", truth, vote, IsConfirmed: false);

    private JsonNode Write(params CorrectedVote[] votes)
    {
        CorrectionReport.Write(new CorrectionResults("data", votes), _folder["out"]);
        return JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!;
    }
}
