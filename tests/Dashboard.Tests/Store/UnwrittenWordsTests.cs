using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Surgical.Dashboard.Store;

namespace Surgical.Dashboard.Tests.Store;

public sealed class UnwrittenWordsTests
{
    [Fact]
    public async Task Of_AStoreThatAnotherProgramLocks_SaysSo()
    {
        await using var store = await OpenStore.CreateAsync();
        await using var other = store.Context();
        await using var held = await other.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var context = store.Context();
        context.Database.SetCommandTimeout(1);

        var failed = await Assert.ThrowsAnyAsync<Exception>(
            () => context.Database.ExecuteSqlAsync($"CREATE TABLE more (a)", TestContext.Current.CancellationToken));

        Assert.Equal("Another program has the store in its hands", UnwrittenWords.Of(failed));
    }

    [Fact]
    public void Of_AStoreThatMayOnlyBeRead_SaysSo() => Assert.Equal(
        "The store may not be written here",
        UnwrittenWords.Of(new DbUpdateException("not saved", new SqliteException("attempt to write a readonly database", 8))));

    [Fact]
    public void Of_AnotherFailure_IsNull() =>
        Assert.Null(UnwrittenWords.Of(new DbUpdateException("not saved", new SqliteException("constraint failed", 19))));
}
