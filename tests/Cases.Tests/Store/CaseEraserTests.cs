using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Store;

public sealed class CaseEraserTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Rows of several cases share pages, and SQLite moves them about when others go.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Erase_CasesThatWereReadSideBySide_LeavesNoByteOfTheirReplies(int seed)
    {
        var random = new Random(seed);
        await using var store = await OpenStore.CreateAsync();
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"0000000000000{i}ee")];
        foreach (var id in ids)
        {
            await store.Cases.AddAsync(Say.Case(id), Stop);
        }

        for (var i = 0; i < 120; i++)
        {
            await AnswerAsync(store, random.GetItems(ids, 1)[0], random.Next(3, 150));
        }

        random.Shuffle(ids);
        foreach (var id in ids[1..])
        {
            await EraseAsync(store, id);

            Assert.Empty(Traces.Of(id, store.Folder));
        }

        Assert.NotEmpty(await store.Cases.AnswersAsync(ids[0], Stop));
        Assert.NotEmpty(Traces.Of(WordOf(ids[0]), store.Folder));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Erase_CaseThatIsNotBuried_IsRefusedByTheTables(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await store.AppendAsync(Say.Started);

        await Assert.ThrowsAnyAsync<Exception>(
            () => store.Eraser.EraseAsync(OpenStore.CaseId, store.Pictures, Stop));

        Assert.Single(await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Append_CaseThatIsBuried_WritesNothing(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        await store.Eraser.BuryAsync(OpenStore.CaseId, Stop);

        await Assert.ThrowsAsync<NoSuchCaseException>(() => store.AppendAsync(Say.Started));

        Assert.Empty(await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Erase_PictureThatAnotherCaseIsAboutToShow_Stays(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        var picture = store.Pictures.Keep([1, 2, 3]);
        await store.AppendAsync(new CaseEvent.KeyFrame(Say.Analysis(0), picture));
        store.Pictures.Release(picture, written: true);
        store.Pictures.Keep([1, 2, 3]);

        await EraseAsync(store, OpenStore.CaseId);

        Assert.NotNull(store.Pictures.Find(picture));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Erase_PictureWhoseEventWasNeverWritten_GoesWithTheCase(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        var picture = store.Pictures.Keep([1, 2, 3]);
        store.Pictures.Release(picture, written: false);

        await EraseAsync(store, OpenStore.CaseId);

        Assert.Null(store.Pictures.Find(picture));
    }

    private static async Task EraseAsync(OpenStore store, string caseId)
    {
        await store.Eraser.BuryAsync(caseId, Stop);
        await store.Eraser.EraseAsync(caseId, store.Pictures, Stop);
        await store.Eraser.WipeAsync(Stop);
        await store.Eraser.SettleAsync(caseId, Stop);
    }

    private static string WordOf(string caseId) => $"word of {caseId}";

    private static Task<JournalEntry> AnswerAsync(OpenStore store, string caseId, int words)
    {
        var picture = ImageProcessor.Process([1, 2, 3], width: 1, height: 1, size: 1);
        var reply = ScriptedModel.Reply(string.Concat(Enumerable.Repeat(WordOf(caseId), words)));
        return store.Writer.AppendAsync(
            caseId,
            Say.KeyFrame(1),
            author: null,
            new(new Question([picture], "What?", null, 512), reply, new ModelIdentity("sim", "d1", null)),
            Stop);
    }
}
