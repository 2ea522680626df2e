using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Sqlite;
using Surgical.Disk;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class SqliteProviderTests
{
    private static readonly SqliteProvider Provider = new();

    [Fact]
    public async Task Meaning_AStoreThatAnotherProgramLocks_SaysSo()
    {
        await using var store = await OpenStore.CreateAsync();
        await using var other = store.Context();
        await using var held = await other.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var context = store.Context();
        context.Database.SetCommandTimeout(1);

        var failed = await Assert.ThrowsAnyAsync<Exception>(
            () => context.Database.ExecuteSqlAsync($"CREATE TABLE more (a)", TestContext.Current.CancellationToken));

        var unwritten = Assert.IsType<UnwrittenException>(Provider.Meaning(failed));
        Assert.Equal("Another program has the store in its hands", unwritten.Message);
    }

    [Fact]
    public void Meaning_AStoreThatMayOnlyBeRead_SaysSo()
    {
        var unwritten = Assert.IsType<UnwrittenException>(
            Provider.Meaning(NotSaved(new("attempt to write a readonly database", 8))));

        Assert.Equal("The store may not be written here", unwritten.Message);
    }

    [Theory]
    [InlineData("database or disk is full", 13, 13)]
    [InlineData("disk I/O error", 10, 778)]
    public void Meaning_ADiskThatIsFull_SaysSo(string message, int code, int extendedCode) =>
        Assert.IsType<DiskFullException>(Provider.Meaning(NotSaved(new(message, code, extendedCode))));

    [Fact]
    public void Meaning_AnotherFailure_IsNull() =>
        Assert.Null(Provider.Meaning(NotSaved(new("constraint failed", 19))));

    private static DbUpdateException NotSaved(SqliteException why) => new("not saved", why);
}
