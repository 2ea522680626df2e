using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Cases.Store;
using Surgical.Dashboard.Review;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Store;

public sealed class CaseStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task AppendAsync_EveryKindOfEvent_IsReadBackAsItWas(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        CaseEvent[] events =
        [
            new CaseEvent.Started(new("sim", "d1", "rendered scenes only")),
            new CaseEvent.KeyFrame(Say.Analysis(1.5, "capsulorhexis", 0.75, flags: 1), new string('b', 64)),
            new CaseEvent.Failed("words — and more words"),
            new CaseEvent.Retried(),
            new CaseEvent.Cancelled(),
            new CaseEvent.Resumed(new("sim", "d1", null)),
            new CaseEvent.Phases([new("idle", 0, 1.25, 0.5), new(null, 1.25, 2, 0.25)]),
            new CaseEvent.Footage(new(
                8, 0.75, [new(1, 2, GapKind.Damaged, "damaged — here")], [new(3, "joined")], PlaysCopy: true)),
            new CaseEvent.Ended(),
            new CaseEvent.Corrected(new(
                37, 1.5, CorrectionVerdict.Corrected, "idle", "Dr A", "Nothing.", "Wait.",
                [new("Pupil", 1, 2, 3.5, 4)], "why")),
            new CaseEvent.PathCorrected(new([new("incision", 0.5, 2)], "Dr B", "all of it")),
            new CaseEvent.CorrectionWithdrawn(new("Dr A", 37)),
            new CaseEvent.Marked(new(MomentKind.Flag, 1, 2.5, "Dr A", 37, MomentSeverity.Safety, "Iris.\nLook.")),
            new CaseEvent.MomentEdited("13", new(MomentKind.Flag, 1, 3, "Dr A", Severity: MomentSeverity.Note)),
            new CaseEvent.MomentSettled("2-safety", new(MomentState.Acknowledged, "Dr B")),
            new CaseEvent.Erasure([2, 5]),
        ];
        foreach (var happened in events)
        {
            await store.AppendAsync(happened);
        }

        var read = await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop);

        Assert.Equal(Enum.GetValues<CaseEventKind>().Order(), read.Select(entry => entry.Event.Kind).Order());
        Assert.All(read, (entry, place) => Assert.Equivalent(events[place], entry.Event, strict: true));
    }

    [Theory]
    [OnEachDatabase]
    public async Task EventAsync_ByItsNumber_IsThatEvent(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await store.AppendAsync(Say.Started);
        var second = await store.AppendAsync(Say.KeyFrame(2, "incision"));

        Assert.Equivalent(second, await store.Cases.EventAsync(OpenStore.CaseId, 2, Stop), strict: true);
        Assert.Null(await store.Cases.EventAsync(OpenStore.CaseId, 3, Stop));
    }

    [Theory]
    [OnEachDatabase]
    public async Task AppendAsync_UnknownCase_WritesNothing(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);

        await Assert.ThrowsAsync<NoSuchCaseException>(
            () => store.Writer.AppendAsync("nobody", Say.Started, author: null, answer: null, Stop));

        Assert.Empty(await store.Cases.EventsAsync("nobody", after: 0, Stop));
    }

    [Theory]
    [OnEachDatabase]
    public async Task AppendAsync_WithAnAnswer_KeepsQuestionAndReplyWordForWord(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        var picture = ImageProcessor.Process([1, 2, 3], width: 1, height: 1, size: 1);
        var reply = ScriptedModel.Reply("Thinking Process: …\nFinal Answer: Continue.");
        const string Parameters =
            """{"profile":{"name":"mine","digest":"d2"},"picturesAt":"before-text","bos":"""
            + """1,"maxTokens":512,"decoding":{"kind":"greedy"}}""";
        var keyFrame = new CaseEvent.KeyFrame(Say.Analysis(2, "incision") with { FrameSha256 = picture.Sha256 });
        var question = new Question([picture], "What is seen?", "You teach.", 512) { Profile = new("mine", "d2") };

        await store.AppendAsync(keyFrame, new(question, reply, new("sim", "d1", null)));

        var answer = await store.Cases.AnswerAsync(OpenStore.CaseId, 1, Stop);
        Assert.NotNull(answer);
        Assert.Equal(
            (picture.Sha256, "You teach.", "What is seen?", Parameters, "d1", reply.Text, "StopToken"),
            (answer.InputSha256, answer.System, answer.Prompt, answer.Parameters, answer.ModelDigest, answer.Reply,
                answer.End));
        Assert.Equal(
            """{"status":"read","reason":null,"phase":"incision","thinking":null,"answer":"Continue."}""",
            answer.Parse);
    }

    [Theory]
    [OnEachDatabase("UPDATE events SET \"Message\" = 'changed'")]
    [OnEachDatabase("DELETE FROM events")]
    [OnEachDatabase("UPDATE cases SET \"Name\" = 'changed'")]
    [OnEachDatabase("DELETE FROM cases")]
    public async Task Tables_ChangedByHand_Refuse(Database database, string change)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await store.AppendAsync(Say.Started);
        await using var context = store.Context();

        var refused = await Assert.ThrowsAnyAsync<DbException>(
            () => context.Database.ExecuteSqlRawAsync(change, Stop));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    public async Task Connection_Opened_WaitsForTheDisk(string setting, string expected)
    {
        await using var store = await OpenStore.CreateAsync();
        await using var context = store.Context();
        await context.Database.OpenConnectionAsync(Stop);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {setting}";

        Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Model_ComparedWithTheMigrations_HasNoPendingChange(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await using var context = store.Context();

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Stop));
    }
}
