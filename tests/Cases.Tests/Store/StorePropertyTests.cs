using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class StorePropertyTests
{
    private static readonly EventDraft[] Corrections =
    [
        .. from index in new[] { 0, 25, 50 }
           from name in new[] { "Dr A", "دکتر 👁" }
           from phase in new[] { "idle", "incision" }
           select Say.Corrected(index, name, phase),
        new(CaseEventKind.PathCorrected) { Path = new([new("incision", 0, 1.5)], "Dr A") },
        new(CaseEventKind.PathCorrected) { Path = new([new("incision", 0, 1.25)], "Dr A", "sooner") },
    ];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (3, Gen.Choose(0, 9).Select(seconds => (Step)new Step.Append(Say.KeyFrame(seconds, "incision")))),
        (9, from said in Gen.Elements(Corrections)
            from replaces in Gen.Elements<long?>(null, null, 0, 1, 2, 3, 5)
            select (Step)new Step.Correct(said, replaces)),
        (1, Gen.Constant((Step)new Step.Restart())));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Store_AppendedCorrectedAndRestartedInAnyOrder_HoldsWhatAListHolds()
    {
        Func<IList<Step>, Task> holds = HoldsWhatAListHoldsAsync;
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(20),
            Prop.ForAll(Steps.ListOf().ToArbitrary(), holds));
    }

    private static async Task HoldsWhatAListHoldsAsync(IList<Step> steps)
    {
        await using var store = await OpenStore.CreateAsync();
        var list = new List<EventDraft>();
        foreach (var step in steps)
        {
            Assert.Equal(Expected(list, step), await TakeAsync(store, step));
        }

        var events = await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop);
        Assert.Equal(
            list.Select((draft, place) => Words(draft.Numbered(place + 1, default))),
            events.Select(told => Words(told with { At = default })));
        var spoken = await store.Cases.CorrectionsAsync(OpenStore.CaseId, Stop);
        Assert.Equal(events.Where(told => told.Correction is not null || told.Path is not null).Select(Words), spoken.Select(Words));
    }

    private static string Words(CaseEvent told) => JsonSerializer.Serialize(told, AnalysisJson.Options);

    private static async Task<(string, long)> TakeAsync(OpenStore store, Step step)
    {
        switch (step)
        {
            case Step.Append(var draft):
                return ("written", (await store.AppendAsync(draft)).Number);
            case Step.Correct(var draft, var replaces):
                return await store.Writer.CorrectAsync(OpenStore.CaseId, draft, replaces, Stop) switch
                {
                    CorrectionOutcome.Written(var told) => ("written", told.Number),
                    CorrectionOutcome.Repeated(var told) => ("repeated", told.Number),
                    CorrectionOutcome.Overtaken(var told) => ("overtaken", told?.Number ?? 0),
                    var other => (other.ToString(), 0),
                };
            default:
                await store.RestartAsync();
                return ("restarted", 0);
        }
    }

    /// <summary>What the store is to answer, from a list alone, which takes the step as well.</summary>
    private static (string, long) Expected(List<EventDraft> list, Step step)
    {
        switch (step)
        {
            case Step.Append(var draft):
                list.Add(draft);
                return ("written", list.Count);
            case Step.Correct(var draft, var replaces):
                var counts = 1 + list.FindLastIndex(
                    told => told.Kind == draft.Kind && told.Correction?.Index == draft.Correction?.Index);
                if (counts > 0 && list[counts - 1] == draft)
                {
                    return ("repeated", counts);
                }

                if (replaces is { } seen && seen != counts)
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
        public sealed record Append(EventDraft Draft) : Step;

        public sealed record Correct(EventDraft Draft, long? Replaces) : Step;

        public sealed record Restart : Step;
    }
}
