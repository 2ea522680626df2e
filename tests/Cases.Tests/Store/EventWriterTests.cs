using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class EventWriterTests
{
    private static readonly CaseEvent First = Say.Corrected(50, "Dr A");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task AppendAsync_TwentyAtOnce_NumbersWithoutGaps(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await store.AppendAsync(Say.KeyFrame(writer + i));
            }
        })));

        var events = await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop);
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), events.Select(e => e.Number));
    }

    [Theory]
    [OnEachDatabase]
    public async Task CorrectAsync_WhatCountsAlready_WritesNothingAndGivesTheEventThatStands(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        var written = Assert.IsType<ChangeOutcome.Written>(await CorrectAsync(store, First, replaces: 0));
        await CorrectAsync(store, Say.Corrected(75, "Dr B"));

        var again = await CorrectAsync(store, First, replaces: 0);

        Assert.Equivalent(written.Entry, Assert.IsType<ChangeOutcome.Repeated>(again).Entry, strict: true);
        Assert.Equal(2, (await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop)).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task CorrectAsync_WhatCountedBeforeAnother_IsWrittenAnew(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await CorrectAsync(store, First);
        await CorrectAsync(store, Say.Corrected(50, "Dr B"));

        var third = Assert.IsType<ChangeOutcome.Written>(await CorrectAsync(store, First));

        Assert.Equal(3, third.Entry.Number);
    }

    [Theory]
    [OnEachDatabase(0)]
    [OnEachDatabase(1)]
    [OnEachDatabase(7)]
    public async Task CorrectAsync_OverAnotherThanItsAuthorSaw_WritesNothingAndGivesTheOneThatCounts(
        Database database, long replaces)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await CorrectAsync(store, First);
        await CorrectAsync(store, Say.Corrected(50, "Dr B"));

        var outcome = await CorrectAsync(store, Say.Corrected(50, "Dr C"), replaces);

        Assert.Equal(2, Assert.IsType<ChangeOutcome.Overtaken>(outcome).Counts!.Number);
        Assert.Equal(2, (await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop)).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task CorrectAsync_OfManyWhoSawTheSame_TakesOne(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(author => Task.Run(
            () => CorrectAsync(store, new CaseEvent.PathCorrected(new([], $"Dr {author}")), replaces: 0))));

        Assert.Single(outcomes.OfType<ChangeOutcome.Written>());
        Assert.All(
            outcomes.OfType<ChangeOutcome.Overtaken>(), overtaken => Assert.Equal(1, overtaken.Counts!.Number));
    }

    [Theory]
    [OnEachDatabase]
    public async Task ChangeAsync_WhatTakesACorrectionBack_LeavesNothingThatCounts(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await CorrectAsync(store, First);
        var withdrawal = new CaseEvent.CorrectionWithdrawn(new("Dr B", 50));

        var late = await CorrectAsync(store, withdrawal, replaces: 7);
        var taken = await CorrectAsync(store, withdrawal, replaces: 1);
        var again = await CorrectAsync(store, withdrawal, replaces: 1);
        var elsewhere = await CorrectAsync(store, new CaseEvent.CorrectionWithdrawn(new("Dr B", Path: true)));
        var anew = await CorrectAsync(store, First, replaces: 0);

        Assert.Equal(1, Assert.IsType<ChangeOutcome.Overtaken>(late).Counts!.Number);
        Assert.Equal(2, Assert.IsType<ChangeOutcome.Written>(taken).Entry.Number);
        Assert.Equal(2, Assert.IsType<ChangeOutcome.Repeated>(again).Entry.Number);
        Assert.Null(Assert.IsType<ChangeOutcome.Overtaken>(elsewhere).Counts);
        Assert.Equal(3, Assert.IsType<ChangeOutcome.Written>(anew).Entry.Number);
    }

    [Theory]
    [OnEachDatabase]
    public async Task ChangeAsync_OfAMoment_FollowsItsNewestEventAndNoOthers(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await CorrectAsync(store, new CaseEvent.Marked(Say.Question(2, "Dr A")));
        await CorrectAsync(store, new CaseEvent.Marked(Say.Question(2, "Dr A")));
        await CorrectAsync(store, First);

        var edit = new CaseEvent.MomentEdited("1", Say.Question(2, "Dr A", "How?"));
        var edited = await CorrectAsync(store, edit, replaces: 1);
        var settled = await CorrectAsync(
            store, new CaseEvent.MomentSettled("1", new(MomentState.Settled, "Dr B")), replaces: 1);
        var again = await CorrectAsync(store, edit, replaces: 1);
        var flag = await CorrectAsync(
            store, new CaseEvent.MomentSettled("3-safety", new(MomentState.Acknowledged, "Dr B")), replaces: 0);

        Assert.Equal(4, Assert.IsType<ChangeOutcome.Written>(edited).Entry.Number);
        Assert.Equal(4, Assert.IsType<ChangeOutcome.Overtaken>(settled).Counts!.Number);
        Assert.Equal(4, Assert.IsType<ChangeOutcome.Repeated>(again).Entry.Number);
        Assert.Equal(5, Assert.IsType<ChangeOutcome.Written>(flag).Entry.Number);
        Assert.Equal([1, 4], (await store.Cases.MomentAsync(OpenStore.CaseId, "1", Stop)).Select(told => told.Number));
    }

    private static Task<ChangeOutcome> CorrectAsync(OpenStore store, CaseEvent draft, long? replaces = null) =>
        store.Writer.ChangeAsync(OpenStore.CaseId, draft, replaces, new(EventAuthor.Of(draft)), Stop);
}
