using Surgical.Models.Answering;

namespace Surgical.Models.Tests.Answering;

public sealed class SharedStopTests : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public void Token_OneOfTwoCancelled_GoesOnForTheOther()
    {
        using var stop = new SharedStop([_first.Token, _second.Token]);

        _first.Cancel();

        Assert.False(stop.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_BothCancelledOneBefore_Stops()
    {
        _first.Cancel();
        using var stop = new SharedStop([_first.Token, _second.Token]);

        _second.Cancel();

        Assert.True(stop.Token.IsCancellationRequested);
    }
}
