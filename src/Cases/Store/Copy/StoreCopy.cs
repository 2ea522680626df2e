using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Postgres;
using Surgical.Cases.Store.Sqlite;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store.Copy;

/// <summary>
/// Copies the tables of a data folder into an empty PostgreSQL database, in one transaction: all of them, or none.
/// </summary>
public static class StoreCopy
{
    /// <summary>Copies, and compares every field of every row before the copy counts.</summary>
    /// <param name="folder">Data folder that no server has open; its tables stay as they are.</param>
    /// <param name="database">PostgreSQL's connection string.</param>
    /// <param name="cancellationToken">Ends it, with nothing copied.</param>
    /// <exception cref="IOException">One of the two is not as expected, or in use; nothing was copied.</exception>
    public static async Task<IReadOnlyList<CopiedRows>> RunAsync(
        string folder, string database, CancellationToken cancellationToken)
    {
        var originals = await StoredCases.ContextsAsync(
            new SqliteProvider(), folder, database: null, cancellationToken);
        using var alone = FolderLock.TryTake(Path.Combine(folder, "lock"), FileMode.OpenOrCreate)
            ?? throw new IOException($"Expected {folder} to be at rest, but a server has it open. Stop it first.");
        var provider = new PostgresProvider();
        await using var hold = await provider.HoldAsync(database, cancellationToken);
        try
        {
            await using var from = originals.CreateDbContext();
            await using var to = StoreContexts.ToWrite(provider, database).CreateDbContext();
            await PrepareAsync(to, PostgresPlace.Name(database), cancellationToken);
            return await CopyAsync(provider, from, to, cancellationToken);
        }
        catch (Exception failed) when (provider.Meaning(failed) is { } meant)
        {
            throw new IOException($"{meant.Message.TrimEnd('.')}: nothing was copied.", failed);
        }
    }

    private static async Task PrepareAsync(StoreContext to, string shown, CancellationToken cancellationToken)
    {
        var applied = await to.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(to.Database.GetMigrations()).Any())
        {
            throw new IOException($"{shown}: expected an empty database, found the tables of a newer surgical.");
        }

        await to.Database.MigrateAsync(cancellationToken);
        if (await to.Cases.AnyAsync(cancellationToken)
            || await to.Deletions.AnyAsync(cancellationToken)
            || await to.RemovedSamples.AnyAsync(cancellationToken))
        {
            throw new IOException($"{shown}: expected an empty database, found cases in it.");
        }
    }

    private static async Task<IReadOnlyList<CopiedRows>> CopyAsync(
        PostgresProvider provider, StoreContext from, StoreContext to, CancellationToken cancellationToken)
    {
        await using var transaction = await provider.BeginWritingAsync(to, cancellationToken);
        var copied = await CopiedTables.AllAsync(from, to, cancellationToken);
        await PostgresProvider.ContinueSequencesAsync(to, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return copied;
    }
}
