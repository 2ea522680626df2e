using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Time.Testing;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Analyzer.Tests.Reading;

public class CaseRunTests
{
    private static readonly CaseRunOptions EverySecond = new()
    {
        Sampler = new() { FixedGap = TimeSpan.FromSeconds(1) },
    };

    private readonly List<KeyFrameRecord> _published = [];

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordedVideo_QueueOfOne_ReadsEveryKeyFrameInOrder()
    {
        var source = new SyntheticSource(count: 250);
        var options = EverySecond with { QueueCapacity = 1 };
        await Run(source, new ScriptedModel("A"), options).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal([0, 25, 50, 75, 100, 125, 150, 175, 200, 225], _published.Select(record => record.Analysis.Index));
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task RecordedVideo_Ends_CountsEveryFrameReadOnce()
    {
        var source = new SyntheticSource(count: 130) { Paint = DarkInSecond(2) };
        var report = await Run(source, new ScriptedModel("A")).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal(new CaseCounts(Read: 130, Skipped: 124, Dropped: 0, Asked: 5, Gated: 1), report.Counts);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task RecordedVideo_Ends_LastsAsLongAsItsFrames()
    {
        var source = new SyntheticSource(count: 130);
        var report = await Run(source, new ScriptedModel("A")).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal(TimeSpan.FromSeconds(5.2), report.Duration);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task LiveVideo_ModelBusyUntilTheEnd_ReadsTheFirstAndTheNewest()
    {
        var asked = new TaskCompletionSource();
        var source = new SyntheticSource(count: 250)
        {
            IsLive = true,
            Before = (index, _) => index == 1 ? asked.Task : Task.CompletedTask,
        };
        var model = new ScriptedModel(async (_, _, _) =>
        {
            asked.TrySetResult();
            await source.Ended;
            return ScriptedModel.Reply("A");
        });
        var report = await Run(source, model).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal([0, 225], _published.Select(record => record.Analysis.Index));
        Assert.Equal(new CaseCounts(Read: 250, Skipped: 240, Dropped: 8, Asked: 2, Gated: 0), report.Counts);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task ModelCannotAnswerAboutOneFrame_GoesOnAndSaysWhy()
    {
        var source = new SyntheticSource(count: 100);
        var model = new ScriptedModel((asked, _, _) => asked == 1
            ? throw new UnanswerableException("the picture cannot be read")
            : Task.FromResult(ScriptedModel.Reply("Final Answer:\nGo on.")));
        await Run(source, model).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal(
            [KeyFrameStatus.Read, KeyFrameStatus.Unreadable, KeyFrameStatus.Read, KeyFrameStatus.Read],
            _published.Select(record => record.Analysis.Status));
        Assert.Contains(
            "the picture cannot be read", _published[1].Analysis.Flags[0].Reason, StringComparison.Ordinal);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task ModelCannotAnswerAboutAnyFrame_EndsTheCase()
    {
        var source = new SyntheticSource(count: 100);
        var model = new ScriptedModel((_, _, _) => throw new UnanswerableException("no chat template"));

        var failed = await Assert.ThrowsAsync<UnanswerableException>(
            () => Run(source, model).RunAsync([], PublishAsync, TestEnd));

        Assert.Equal(("no chat template", 3), (failed.Message, model.Asked));
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task ModelFaults_RethrowsTheFaultAndNotTheCancellationItCaused()
    {
        var fault = new ModelException("the model broke");
        var source = new SyntheticSource(count: 1000);
        var model = new ScriptedModel((asked, _, _) =>
            asked == 3 ? throw fault : Task.FromResult(ScriptedModel.Reply("A")));

        Assert.Same(fault, await Record.ExceptionAsync(() => Run(source, model).RunAsync([], PublishAsync, TestEnd)));
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task SourceBreaksOff_AnswersWhatCameAndSaysWhyItEnded()
    {
        var source = new SyntheticSource(count: 60) { BreaksOffWith = new CaptureException("the cable was pulled") };

        var outcome = await Run(source, new ScriptedModel("A")).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal("the cable was pulled", outcome.Failure);
        Assert.Equal(
            "case.mp4: the cable was pulled",
            Assert.Throws<CaptureException>(() => outcome.RequireReadable("case.mp4")).Message);
        Assert.Equal(outcome.Counts.Asked, _published.Count);
        Assert.InRange(_published.Count, 1, 60);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task SourceBreaksOff_BeforeItsFirstKeyFrame_RethrowsItsFault()
    {
        var fault = new CaptureException("nothing is there");
        var source = new SyntheticSource(count: 0) { BreaksOffWith = fault };

        var thrown = await Record.ExceptionAsync(
            () => Run(source, new ScriptedModel("A")).RunAsync([], PublishAsync, TestEnd));

        Assert.Same(fault, thrown);
    }

    [Fact]
    public async Task PublicationFaults_RethrowsTheFault()
    {
        var fault = new IOException("the disk is full");
        var source = new SyntheticSource(count: 1000);

        var thrown = await Record.ExceptionAsync(
            () => Run(source, new ScriptedModel("A")).RunAsync([], (_, _, _) => throw fault, TestEnd));
        Assert.Same(fault, thrown);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task Cancelled_WhileTheModelAnswers_PublishesNoPartOfTheAnswer()
    {
        using var stop = new CancellationTokenSource();
        var source = new SyntheticSource(count: 1000);
        var model = new ScriptedModel(async (_, _, cancellationToken) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return ScriptedModel.Reply("A");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Run(source, model).RunAsync([], PublishAsync, stop.Token));
        Assert.Empty(_published);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task Answer_TakesTooLong_IsTimedOutAndTheCaseGoesOn()
    {
        var time = new FakeTimeProvider();
        var source = new SyntheticSource(count: 50);
        var model = new ScriptedModel((asked, _, cancellationToken) =>
        {
            if (asked > 0)
            {
                return Task.FromResult(ScriptedModel.Reply("Final Answer: A"));
            }

            var never = Task.Delay(Timeout.Infinite, cancellationToken);
            time.Advance(EverySecond.AnswerWithin);
            return never.ContinueWith(_ => ScriptedModel.Reply(""), cancellationToken);
        });
        await Run(source, model, EverySecond, time).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal(
            [KeyFrameStatus.TimedOut, KeyFrameStatus.Read], _published.Select(record => record.Analysis.Status));
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task DarkFrame_IsPublishedButNotAskedAbout()
    {
        var source = new SyntheticSource(count: 50) { Paint = DarkInSecond(1) };
        var model = new ScriptedModel("Final Answer: A");
        await Run(source, model).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal(
            [KeyFrameStatus.Read, KeyFrameStatus.NotAsked], _published.Select(record => record.Analysis.Status));
        Assert.Equal(1, model.Asked);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task Latency_IsTheTimeFromCaptureToPublication()
    {
        var time = new FakeTimeProvider();
        var source = new SyntheticSource(count: 1);
        var model = new ScriptedModel((_, _, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(ScriptedModel.Reply("Final Answer: A"));
        });
        await Run(source, model, EverySecond, time).RunAsync([], PublishAsync, TestEnd);

        Assert.Equal(3, Assert.Single(_published).Analysis.LatencySeconds);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    [Fact]
    public async Task Options_OutOfRange_AreRefusedBeforeAnythingIsRead()
    {
        var source = new SyntheticSource(count: 50);
        var options = EverySecond with { Sampler = new() { FixedGap = TimeSpan.Zero } };

        await Assert.ThrowsAsync<ValidationException>(
            () => Run(source, new ScriptedModel("A"), options).RunAsync([], PublishAsync, TestEnd));
        Assert.Null(source.Pool);
    }

    private static CaseRun Run(
        SyntheticSource source, ScriptedModel model, CaseRunOptions? options = null, TimeProvider? time = null) =>
        new(source, model, options ?? EverySecond, time ?? TimeProvider.System);

    /// <summary>A chessboard that moves, and black during one second.</summary>
    private static Action<Frame> DarkInSecond(int second) => frame =>
    {
        SyntheticSource.Gradient(frame);
        if ((int)frame.At.TotalSeconds == second)
        {
            frame.Pixels.Clear();
        }
    };

    private ValueTask PublishAsync(Frame frame, KeyFrameRecord record, CancellationToken cancellationToken)
    {
        _published.Add(record);
        return ValueTask.CompletedTask;
    }
}
