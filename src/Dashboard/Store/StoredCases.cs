using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Surgical.Dashboard.Store;

/// <summary>Opens a data folder to be read only, whether a server has it open or not.</summary>
internal static class StoredCases
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

        try
        {
            return new(await ReadableAsync(folder, data.Database, cancellationToken));
        }
        catch (SqliteException unreadable)
        {
            throw new IOException($"{folder}: expected the tables of surgical serve. {unreadable.Message}", unreadable);
        }
    }

    private static async Task<ReadOnlyContexts> ReadableAsync(
        string folder, string database, CancellationToken cancellationToken)
    {
        var contexts = new ReadOnlyContexts(database);
        try
        {
            await RequireThisVersionAsync(folder, contexts, cancellationToken);
            return contexts;
        }
        catch (SqliteException refused) when (UnwrittenWords.IsReadOnly(refused) && !File.Exists(database + "-wal"))
        {
            // SQLite makes files beside the tables even to read them, and may not: a copy on a read-only disk, or
            // somebody else's folder. Without a write-ahead log nobody has the tables open, so that they stay as they are.
            var unchanging = new ReadOnlyContexts($"{new Uri(database).AbsoluteUri}?immutable=1");
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

    private sealed class ReadOnlyContexts(string database) : IDbContextFactory<StoreContext>
    {
        private readonly DbContextOptions<StoreContext> _options = new DbContextOptionsBuilder<StoreContext>()
            .UseSqlite(new SqliteConnectionStringBuilder
            {
                DataSource = database,
                Mode = SqliteOpenMode.ReadOnly,
            }.ToString())
            .Options;

        public StoreContext CreateDbContext() => new(_options);
    }
}
