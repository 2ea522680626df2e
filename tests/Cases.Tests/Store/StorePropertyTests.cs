using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class StorePropertyTests
{
    private static readonly CaseEvent[] Corrections =
    [
        .. from index in new[] { 0, 25, 50 }
           from name in new[] { "Dr A", "دکتر 👁" }
           from phase in new[] { "idle", "incision" }
           select Say.Corrected(index, name, phase),
        new CaseEvent.PathCorrected(new([new("incision", 0, 1.5)], "Dr A")),
        new CaseEvent.PathCorrected(new([new("incision", 0, 1.25)], "Dr A", "sooner")),
        new CaseEvent.CorrectionWithdrawn(new("Dr A", 25)),
        new CaseEvent.CorrectionWithdrawn(new("Dr A", Path: true)),
    ];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (3, Gen.Choose(0, 9).Select(seconds => (Step)new Step.Append(Say.KeyFrame(seconds, "incision")))),
        (9, from said in Gen.Elements(Corrections)
            from replaces in Gen.Elements<long?>(null, null, 0, 1, 2, 3, 5)
            select (Step)new Step.Correct(said, replaces)),
        (1, Gen.Constant((Step)new Step.Restart())));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public void Store_AppendedCorrectedAndRestartedInAnyOrder_HoldsWhatAListHolds(Database database)
    {
        Func<IList<Step>, Task> holds = steps => HoldsWhatAListHoldsAsync(database, steps);
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(20),
            Prop.ForAll(Steps.ListOf().ToArbitrary(), holds));
    }

    private static async Task HoldsWhatAListHoldsAsync(Database database, IList<Step> steps)
    {
        await using var store = await OpenStore.CreateAsync(database);
        var list = new List<CaseEvent>();
        foreach (var step in steps)
        {
            Assert.Equal(Expected(list, step), await TakeAsync(store, step));
        }

        var events = await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop);
        Assert.Equal(
            list.Select((draft, place) => Words(new(place + 1, default, draft))),
            events.Select(told => Words(told with { At = default })));
        var spoken = await store.Cases.CorrectionsAsync(OpenStore.CaseId, Stop);
        Assert.Equal(
            events.Where(told => Place(told.Event) is not null).Select(Words),
            spoken.Select(Words));
    }

    private static string Words(JournalEntry told) => JsonSerializer.Serialize(
        new { told.Number, told.At, told.Event.Kind, Parts = EventParts.Of(told.Event) }, AnalysisJson.Options);

    private static string? Place(CaseEvent told) => told switch
    {
        CaseEvent.Corrected { Said.Index: var index } => $"{index}",
        CaseEvent.CorrectionWithdrawn { Withdrawal.Index: { } index } => $"{index}",
        CaseEvent.PathCorrected or CaseEvent.CorrectionWithdrawn => "path",
        _ => null,
    };

    private static async Task<(string, long)> TakeAsync(OpenStore store, Step step)
    {
        switch (step)
        {
            case Step.Append(var draft):
                return ("written", (await store.AppendAsync(draft)).Number);
            case Step.Correct(var draft, var replaces):
                return await store.Writer.ChangeAsync(
                    OpenStore.CaseId, draft, replaces, new(EventAuthor.Of(draft)), Stop) switch
                {
                    ChangeOutcome.Written(var told) => ("written", told.Number),
                    ChangeOutcome.Repeated(var told) => ("repeated", told.Number),
                    ChangeOutcome.Overtaken(var told) => ("overtaken", told?.Number ?? 0),
                    var other => (other.ToString(), 0),
                };
            default:
                await store.RestartAsync();
                return ("restarted", 0);
        }
    }

    /// <summary>What the store is to answer, from a list alone, which takes the step as well.</summary>
    private static (string, long) Expected(List<CaseEvent> list, Step step)
    {
        switch (step)
        {
            case Step.Append(var draft):
                list.Add(draft);
                return ("written", list.Count);
            case Step.Correct(var draft, var replaces):
                var newest = 1 + list.FindLastIndex(told => Place(told) == Place(draft));
                if (newest > 0 && list[newest - 1] == draft)
                {
                    return ("repeated", newest);
                }

                var counts = newest > 0 && list[newest - 1] is CaseEvent.CorrectionWithdrawn ? 0 : newest;
                if ((replaces is { } seen && seen != counts)
                    || (counts == 0 && draft is CaseEvent.CorrectionWithdrawn))
                {
                    return ("overtaken", counts);
                }

                list.Add(draft);
                return ("written", list.Count);
            default:
                return ("restarted", 0);
        }
    }

    private abstract record Step
    {
        public sealed record Append(CaseEvent Draft) : Step;

        public sealed record Correct(CaseEvent Draft, long? Replaces) : Step;

        public sealed record Restart : Step;
    }
}
