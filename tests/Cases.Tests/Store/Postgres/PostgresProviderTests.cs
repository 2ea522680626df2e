using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Postgres;
using Surgical.Disk;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store.Postgres;

public sealed class PostgresProviderTests
{
    private static readonly PostgresProvider Provider = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("57P01", "The database does not answer")]
    [InlineData("57P03", "The database does not answer")]
    [InlineData("53300", "The database does not answer")]
    [InlineData("55P03", "Another program has the store in its hands")]
    [InlineData("25006", "The store may not be written here")]
    public void Meaning_OfTheDatabasesSurroundings_IsSaidInWords(string state, string words) =>
        Assert.Equal(words, Assert.IsType<UnwrittenException>(Provider.Meaning(NotSaved(state))).Message);

    [Fact]
    public void Meaning_ADiskThatIsFull_SaysSo() =>
        Assert.IsType<DiskFullException>(Provider.Meaning(NotSaved("53100")));

    [Fact]
    public void Meaning_AConnectionThatBreaks_SaysSo() => Assert.IsType<UnwrittenException>(
        Provider.Meaning(new NpgsqlException("Exception while reading from stream", new SocketException())));

    [Fact]
    public void Meaning_ACommandThatWasCancelled_IsNull() =>
        Assert.Null(Provider.Meaning(new OperationCanceledException("cancelled", Said("57014"))));

    [Fact]
    public void Meaning_AnotherFailure_IsNull() => Assert.Null(Provider.Meaning(NotSaved("23505")));

    [Theory]
    [InlineData("plain")]
    [InlineData("nothing\0here")]
    [InlineData("\u001a0 and \u001a1, \u001a")]
    [InlineData("\u001a\0\u001a")]
    public async Task Text_OfAnyCharacters_IsReadBackAsItWas(string name)
    {
        await using var store = await OpenStore.CreateAsync(Database.Postgres);
        await store.Cases.AddAsync(Say.Case("00000000000000bb", name), Stop);
        await store.AppendAsync(new CaseEvent.Failed(name));

        var cases = await store.Cases.CasesAsync(Stop);
        var told = Assert.Single(await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop));

        Assert.Equal(name, cases[^1].Entry.Name);
        Assert.Equal(name, Assert.IsType<CaseEvent.Failed>(told.Event).Reason);
        Assert.Empty(await store.Cases.EventsAsync("no\0body", after: 0, Stop));
    }

    [Theory]
    [OnEachDatabase]
    public async Task KeyFrame_OfAReplyWithNothingInIt_IsFoundByItsFrame(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        var odd = Say.Analysis(2, "incision") with { Answer = "a \0 and a \\u0000 and \\\0" };
        await store.AppendAsync(new CaseEvent.KeyFrame(odd, null));
        await store.AppendAsync(Say.KeyFrame(4, "incision"));

        var found = await store.Cases.KeyFrameAsync(OpenStore.CaseId, odd.Index, Stop);

        Assert.Equal(odd.Answer, found?.Answer);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Append_ToldAtOnceAndReadLater_HasTheSameTime(Database database)
    {
        await using var store = await OpenStore.CreateAsync(database);
        store.Time.Advance(TimeSpan.FromTicks(1_234_567));

        var told = await store.AppendAsync(Say.Started);

        var read = Assert.Single(await store.Cases.EventsAsync(OpenStore.CaseId, after: 0, Stop));
        Assert.Equal(told.At, read.At);
    }

    [Fact]
    public async Task Erase_ACaseInPostgres_LeavesNoByteOfItInTheFilesOfTheTables()
    {
        const string Word = "a word that nobody else says";
        await using var store = await OpenStore.CreateAsync(Database.Postgres);
        await store.AppendAsync(new CaseEvent.Failed(Word));
        await CheckpointAsync(store);
        Assert.NotEmpty(Traces.Of(Word, await TestPostgres.TablesAsync()));

        await store.Eraser.BuryAsync(OpenStore.CaseId, Stop);
        await store.Eraser.EraseAsync(OpenStore.CaseId, store.Pictures, Stop);
        await store.Eraser.WipeAsync(Stop);
        await store.Eraser.SettleAsync(OpenStore.CaseId, Stop);

        await CheckpointAsync(store);
        Assert.Empty(Traces.Of(Word, await TestPostgres.TablesAsync()));
    }

    private static async Task CheckpointAsync(OpenStore store)
    {
        await using var context = store.Context();
        await context.Database.ExecuteSqlAsync($"CHECKPOINT", Stop);
    }

    private static DbUpdateException NotSaved(string state) => new("not saved", Said(state));

    private static PostgresException Said(string state) => new("said", "ERROR", "ERROR", state);
}
