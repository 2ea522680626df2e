using Microsoft.Extensions.Time.Testing;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class TheatreBoardTests
{
    private const string CaseId = "00000000000000aa";
    private readonly FakeTimeProvider _time = new();
    private readonly TheatreBoard _board;

    public TheatreBoardTests()
    {
        _board = new(_time);
        _board.Enter(
            Say.Case(CaseId),
            new VideoRow
            {
                CaseId = CaseId,
                Transcoded = false,
                Width = 320,
                Height = 240,
                FramesPerSecond = 25,
                DurationSeconds = 100,
                FrameCount = 2500,
            });
    }

    [Fact]
    public void Find_ReadAtHalfTheVideosPace_ExpectsTwiceWhatIsLeft()
    {
        _board.Fold(CaseId, Event(1, Say.KeyFrame(20)));
        _board.Mark(CaseId, _board.Analyzing(CaseId));
        _time.Advance(TimeSpan.FromSeconds(40));
        _board.Fold(CaseId, Event(2, Say.KeyFrame(40)));

        Assert.Equal(120, _board.Find(CaseId)!.RemainingSeconds);
    }

    [Fact]
    public void Find_NobodyAtWork_ExpectsNothing()
    {
        _board.Fold(CaseId, Event(1, Say.KeyFrame(20)));

        Assert.Equal((CaseState.Queued, null), (_board.Find(CaseId)!.State, _board.Find(CaseId)!.RemainingSeconds));
    }

    [Fact]
    public void Find_Complete_IsReadToTheVideosEnd()
    {
        _board.Fold(CaseId, Event(1, Say.KeyFrame(95)));
        _board.Fold(CaseId, Event(2, new CaseEvent.Ended()));

        Assert.Equal((CaseState.Complete, 100.0), (_board.Find(CaseId)!.State, _board.Find(CaseId)!.AnalyzedSeconds));
    }

    [Fact]
    public void NextWaiting_GivenUp_IsLeftAlone()
    {
        _board.Mark(CaseId, new Work.GivenUp("The disk is full."));

        Assert.Null(_board.NextWaiting);
        Assert.Equal((CaseState.Failed, "The disk is full."), (_board.Find(CaseId)!.State, _board.Find(CaseId)!.Error));
    }

    [Fact]
    public void NextWaiting_GivenUpAndRetried_WaitsAgain()
    {
        _board.Mark(CaseId, new Work.GivenUp("The disk is full."));

        _board.Fold(CaseId, Event(1, new CaseEvent.Retried()));

        Assert.Equal((CaseId, CaseState.Queued), (_board.NextWaiting, _board.Find(CaseId)!.State));
    }

    [Fact]
    public void NextWaiting_AtWork_IsGivenOnce()
    {
        _board.Mark(CaseId, new Work.Preparing());

        Assert.Null(_board.NextWaiting);
    }

    private static JournalEntry Event(long number, CaseEvent happened) =>
        new(number, DateTimeOffset.UnixEpoch, happened);
}
