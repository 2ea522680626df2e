using System.Data.Common;
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
        var (contexts, version) = await OfAnyVersionAsync(provider, folder, database, cancellationToken);
        return !version.IsOlder
            ? contexts
            : throw new IOException(
                $"{Shown(folder, database)}: expected the tables of this version of surgical ({version.Wanted}), found "
                + $"those of an earlier one ({version.Found}). Start surgical serve on it once: that brings it up to "
                + "date. To keep it as it is now, copy the whole folder first, while no server runs.");
    }

    /// <summary>The same, of this version or an earlier one.</summary>
    internal static async Task<(StoreContexts Contexts, StoreVersion Version)> OfAnyVersionAsync(
        StoreProvider provider, string folder, string? database, CancellationToken cancellationToken)
    {
        using var data = new DataFolder(folder);
        if (database is null && !File.Exists(data.Database))
        {
            throw new IOException(
                $"{folder}: expected the data folder of surgical serve, "
                + $"with its {Path.GetFileName(data.Database)}; found none.");
        }

        var shown = Shown(folder, database);
        try
        {
            return await ReadableAsync(shown, database ?? data.Database, provider, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is DbException || provider.Meaning(unreadable) is not null)
        {
            throw new IOException($"{shown}: expected the tables of surgical serve. {unreadable.Message}", unreadable);
        }
    }

    private static string Shown(string folder, string? database) =>
        database is null ? folder : PostgresPlace.Name(database);

    private static async Task<(StoreContexts, StoreVersion)> ReadableAsync(
        string shown, string database, StoreProvider provider, CancellationToken cancellationToken)
    {
        var contexts = StoreContexts.ToRead(provider, database);
        try
        {
            return (contexts, await VersionAsync(shown, contexts, cancellationToken));
        }
        catch (DbException refused) when (provider.Unchanging(database, refused) is { } elsewhere)
        {
            var unchanging = StoreContexts.ToRead(provider, elsewhere);
            return (unchanging, await VersionAsync(shown, unchanging, cancellationToken));
        }
    }

    private static async Task<StoreVersion> VersionAsync(
        string shown, StoreContexts contexts, CancellationToken cancellationToken)
    {
        await using var context = contexts.CreateDbContext();
        return await StoreVersion.OfAsync(context, cancellationToken) switch
        {
            { IsNewer: true } newer => throw new IOException(
                $"{shown}: expected the tables of this version of surgical ({newer.Wanted}), found those of a newer "
                + $"one ({newer.Found})."),
            { Found: null } => throw new IOException(
                $"{shown}: expected the tables of this version of surgical, found none. Start surgical serve on it "
                + "once: that brings it up to date."),
            var version => version,
        };
    }
}
