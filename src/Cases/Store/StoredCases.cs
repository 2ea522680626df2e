using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Sqlite;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store;

/// <summary>Opens a data folder to be read only, whether a server has it open or not.</summary>
public static class StoredCases
{
    /// <summary>The store of a data folder.</summary>
    /// <param name="folder">As the user named it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">It is none, or of another version of the program.</exception>
    public static async Task<CaseStore> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        using var data = new DataFolder(folder);
        if (!File.Exists(data.Database))
        {
            throw new IOException(
                $"{folder}: expected the data folder of surgical serve, "
                + $"with its {Path.GetFileName(data.Database)}; found none.");
        }

        var provider = new SqliteProvider();
        try
        {
            var contexts = await ReadableAsync(folder, data.Database, provider, cancellationToken);
            return new(contexts, provider, new StoreCondition());
        }
        catch (DbException unreadable)
        {
            throw new IOException($"{folder}: expected the tables of surgical serve. {unreadable.Message}", unreadable);
        }
    }

    private static async Task<ReadOnlyContexts> ReadableAsync(
        string folder, string database, StoreProvider provider, CancellationToken cancellationToken)
    {
        var contexts = new ReadOnlyContexts(provider, database);
        try
        {
            await RequireThisVersionAsync(folder, contexts, cancellationToken);
            return contexts;
        }
        catch (DbException refused) when (provider.Unchanging(database, refused) is { } elsewhere)
        {
            var unchanging = new ReadOnlyContexts(provider, elsewhere);
            await RequireThisVersionAsync(folder, unchanging, cancellationToken);
            return unchanging;
        }
    }

    private static async Task RequireThisVersionAsync(
        string folder, ReadOnlyContexts contexts, CancellationToken cancellationToken)
    {
        await using var context = contexts.CreateDbContext();
        RequireThisVersion(
            folder,
            context.Database.GetMigrations(),
            await context.Database.GetAppliedMigrationsAsync(cancellationToken));
    }

    private static void RequireThisVersion(string folder, IEnumerable<string> known, IEnumerable<string> applied)
    {
        if (applied.Except(known).Any())
        {
            throw new IOException(
                $"{folder}: expected the tables of this version of surgical, found those of a newer one.");
        }

        if (known.Except(applied).Any())
        {
            throw new IOException(
                $"{folder}: expected the tables of this version of surgical, found those of an older one. "
                + "Start surgical serve on it once: that brings it up to date.");
        }
    }

    private sealed class ReadOnlyContexts : IDbContextFactory<StoreContext>
    {
        private readonly DbContextOptions<StoreContext> _options;

        public ReadOnlyContexts(StoreProvider provider, string database)
        {
            var options = new DbContextOptionsBuilder<StoreContext>();
            provider.Read(options, database);
            _options = options.Options;
        }

        public StoreContext CreateDbContext() => new(_options);
    }
}
