using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Chart;

public sealed class CaseProgressTests
{
    [Fact]
    public void After_KeyFramesOfTwoPhases_SpansMeetAtTheChange()
    {
        var progress = Fold(
            Say.KeyFrame(0, "idle", 0.5), Say.KeyFrame(2, "idle", 1), Say.KeyFrame(4, "incision", 0.9),
            Say.KeyFrame(6, "incision", 0.7));

        Assert.Equal(
            [new PhaseSpan("idle", 0, 4, 0.75), new PhaseSpan("incision", 4, 6, 0.8)],
            progress.Phases.Select(span => span with { Confidence = Math.Round(span.Confidence, 9) }));
    }

    [Fact]
    public void After_TheBestPath_ReplacesWhatWasTracked()
    {
        PhaseSpan[] path = [new("incision", 0, 9, 0.9)];

        var progress = Fold(Say.KeyFrame(0, "idle"), new CaseEvent.Phases(path));

        Assert.Equal(path, progress.Phases);
    }

    [Fact]
    public void After_Flags_AddsThemUp()
    {
        var progress = Fold(Say.KeyFrame(0, flags: 2), Say.KeyFrame(2), Say.KeyFrame(4, flags: 1));

        Assert.Equal(
            (3, 3, 4.0, 3L), (progress.Flags, progress.KeyFrames, progress.AnalyzedSeconds, progress.LastEvent));
    }

    [Fact]
    public void After_Failure_KeepsItsReason()
    {
        var progress = Fold(Say.Started, new CaseEvent.Failed("it broke off"));

        Assert.Equal((CaseState.Failed, "it broke off"), (progress.End, progress.Error));
    }

    [Fact]
    public void After_Retry_IsNotAtItsEnd()
    {
        var progress = Fold(Say.Started, new CaseEvent.Failed("it broke off"), new CaseEvent.Retried());

        Assert.Equal((null, null), (progress.End, progress.Error));
    }

    private static CaseProgress Fold(params IEnumerable<CaseEvent> events) => events
        .Select((happened, i) => new JournalEntry(i + 1, DateTimeOffset.UnixEpoch, happened))
        .Aggregate(CaseProgress.None, (progress, next) => progress.After(next));
}
