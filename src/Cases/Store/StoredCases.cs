using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Postgres;
using Surgical.Cases.Store.Sqlite;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store;

/// <summary>Opens the tables of a server to be read only, whether it runs or not.</summary>
public static class StoredCases
{
    /// <summary>The store of a data folder.</summary>
    /// <param name="folder">As the user named it.</param>
    /// <param name="database">PostgreSQL's connection string; null where the tables lie in the folder.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">It is none, of another version of the program, or does not answer.</exception>
    public static async Task<CaseStore> OpenAsync(
        string folder, string? database, CancellationToken cancellationToken)
    {
        StoreProvider provider = database is null ? new SqliteProvider() : new PostgresProvider();
        return new(await ContextsAsync(provider, folder, database, cancellationToken), provider, new());
    }

    /// <summary>Copies the tables, as they are at one moment, into a new SQLite file, and opens that.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static async Task<CaseStore> SnapshotAsync(
        string folder, string? database, string file, CancellationToken cancellationToken)
    {
        StoreProvider provider = database is null ? new SqliteProvider() : new PostgresProvider();
        var contexts = await ContextsAsync(provider, folder, database, cancellationToken);
        await using var context = contexts.CreateDbContext();
        await provider.SnapshotAsync(context, file, cancellationToken);
        var copy = new SqliteProvider();
        return new(StoreContexts.ToRead(copy, file), copy, new());
    }

    /// <summary>The tables behind <see cref="OpenAsync"/>.</summary>
    internal static async Task<StoreContexts> ContextsAsync(
        StoreProvider provider, string folder, string? database, CancellationToken cancellationToken)
    {
        using var data = new DataFolder(folder);
        if (database is null && !File.Exists(data.Database))
        {
            throw new IOException(
                $"{folder}: expected the data folder of surgical serve, "
                + $"with its {Path.GetFileName(data.Database)}; found none.");
        }

        var shown = database is null ? folder : PostgresPlace.Name(database);
        try
        {
            return await ReadableAsync(shown, database ?? data.Database, provider, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is DbException || provider.Meaning(unreadable) is not null)
        {
            throw new IOException($"{shown}: expected the tables of surgical serve. {unreadable.Message}", unreadable);
        }
    }

    private static async Task<StoreContexts> ReadableAsync(
        string shown, string database, StoreProvider provider, CancellationToken cancellationToken)
    {
        var contexts = StoreContexts.ToRead(provider, database);
        try
        {
            await RequireThisVersionAsync(shown, contexts, cancellationToken);
            return contexts;
        }
        catch (DbException refused) when (provider.Unchanging(database, refused) is { } elsewhere)
        {
            var unchanging = StoreContexts.ToRead(provider, elsewhere);
            await RequireThisVersionAsync(shown, unchanging, cancellationToken);
            return unchanging;
        }
    }

    private static async Task RequireThisVersionAsync(
        string shown, StoreContexts contexts, CancellationToken cancellationToken)
    {
        await using var context = contexts.CreateDbContext();
        RequireThisVersion(
            shown,
            context.Database.GetMigrations(),
            await context.Database.GetAppliedMigrationsAsync(cancellationToken));
    }

    private static void RequireThisVersion(string shown, IEnumerable<string> known, IEnumerable<string> applied)
    {
        if (applied.Except(known).Any())
        {
            throw new IOException(
                $"{shown}: expected the tables of this version of surgical, found those of a newer one.");
        }

        if (known.Except(applied).Any())
        {
            throw new IOException(
                $"{shown}: expected the tables of this version of surgical, found "
                + (applied.Any() ? "those of an older one. " : "none. ")
                + "Start surgical serve on it once: that brings it up to date.");
        }
    }
}
