using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Postgres;
using Surgical.Cases.Store.Sqlite;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Care;

/// <summary>Looks through a data folder, whether a server has it open or not, and changes nothing.</summary>
public static class FolderExamination
{
    // Below this a server soon takes nothing in any more.
    private const long LittleRoom = 2L << 30;

    /// <summary>All that is wrong; nothing where all is well.</summary>
    /// <param name="folder">As the user named it.</param>
    /// <param name="database">PostgreSQL's connection string; null where the tables lie in the folder.</param>
    /// <param name="cancellationToken">Ends the look, which reads every file.</param>
    /// <exception cref="IOException">It is no data folder of ours.</exception>
    public static async Task<IReadOnlyList<Finding>> OfAsync(
        string folder, string? database, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new IOException($"{folder}: expected the data folder of surgical serve; there is none.");
        }

        OwnFolder.Require(folder);
        using var data = new DataFolder(folder);
        List<Finding> findings = [.. Room(folder), .. Modes(folder)];
        StoreProvider provider = database is null ? new SqliteProvider() : new PostgresProvider();
        try
        {
            var contexts = await StoredCases.ContextsAsync(provider, folder, database, cancellationToken);
            findings.AddRange(await TablesAsync(provider, contexts, data, cancellationToken));
        }
        catch (IOException unreadable)
        {
            findings.Add(new(unreadable.Message, CanMend: false));
        }

        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> TablesAsync(
        StoreProvider provider, StoreContexts contexts, DataFolder data, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        await using (var context = contexts.CreateDbContext())
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            if (await provider.DamageAsync(context, cancellationToken) is { } damage)
            {
                findings.Add(new($"{provider.Name} is damaged ({damage}): put a backup in its place.", CanMend: false));
            }
        }

        var store = new CaseStore(contexts, provider, new());
        var (cases, damaged) = await StoredRows.OfAsync(store, cancellationToken);
        findings.AddRange(damaged.Select(one => new Finding($"Case {one.CaseId}: {one.Why}.", CanMend: false)));
        var examined = new CaseExamination(data, store);
        foreach (var (entry, video) in cases)
        {
            findings.AddRange(await examined.OfAsync(entry, video, cancellationToken));
        }

        var known = cases.Select(one => one.Entry.Id).Concat(damaged.Select(one => one.CaseId)).ToHashSet();
        if (data.Unknown(known) is { Count: > 0 } unknown)
        {
            findings.Add(new(
                $"{unknown.Count} case folders are known to no row: {Some(unknown.Select(Path.GetFileName))}.",
                CanMend: true));
        }

        return findings;
    }

    private static IEnumerable<Finding> Room(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < LittleRoom)
        {
            yield return new(
                FormattableString.Invariant($"The disk has room for {free / 1e6:F0} MB only."), CanMend: false);
        }
    }

    private static IEnumerable<Finding> Modes(string folder)
    {
        if (PrivateFiles.AreSeenByOthers(folder))
        {
            yield return new("Other users of this machine may look into the folder.", CanMend: true);
        }
    }

    private static string Some(IEnumerable<string?> names)
    {
        const int most = 3;
        var all = names.ToList();
        return string.Join(", ", all.Take(most)) + (all.Count > most ? " ..." : "");
    }
}
