using System.Data.Common;
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
            var (contexts, version) = await StoredCases.OfAnyVersionAsync(
                provider, folder, database, cancellationToken);
            var damage = await DamageAsync(provider, contexts, cancellationToken);
            if (damage is not null)
            {
                findings.Add(new($"{provider.Name} is damaged ({damage}): put a backup in its place.", CanMend: false));
            }

            findings.AddRange(version.IsOlder
                ? await OlderTablesAsync(version, isWhole: damage is null, contexts, data, cancellationToken)
                : await TablesAsync(provider, contexts, data, cancellationToken));
        }
        catch (IOException unreadable)
        {
            findings.Add(new(unreadable.Message, CanMend: false));
        }

        return findings;
    }

    private static async Task<string?> DamageAsync(
        StoreProvider provider, StoreContexts contexts, CancellationToken cancellationToken)
    {
        await using var context = contexts.CreateDbContext();
        await context.Database.OpenConnectionAsync(cancellationToken);
        return await provider.DamageAsync(context, cancellationToken);
    }

    private static async Task<IReadOnlyList<Finding>> TablesAsync(
        StoreProvider provider, StoreContexts contexts, DataFolder data, CancellationToken cancellationToken)
    {
        var store = new CaseStore(contexts, provider, new());
        var (cases, damaged) = await StoredRows.OfAsync(store, cancellationToken);
        List<Finding> findings =
            [.. damaged.Select(one => new Finding($"Case {one.CaseId}: {one.Why}.", CanMend: false))];
        var examined = new CaseExamination(data, store);
        foreach (var (entry, video) in cases)
        {
            findings.AddRange(await examined.OfAsync(entry, video, cancellationToken));
        }

        var known = cases.Select(one => one.Entry.Id).Concat(damaged.Select(one => one.CaseId)).ToHashSet();
        return [.. findings, .. Unknown(data, known)];
    }

    private static async Task<IReadOnlyList<Finding>> OlderTablesAsync(
        StoreVersion version,
        bool isWhole,
        StoreContexts contexts,
        DataFolder data,
        CancellationToken cancellationToken)
    {
        List<Finding> findings =
        [
            new(
                $"The tables are of an earlier version of surgical ({version.Found}; wanted {version.Wanted}): "
                + "surgical serve brings them up to date when it starts. Until then what events say is not looked at.",
                CanMend: isWhole),
        ];
        try
        {
            var (cases, wrong) = await new OlderExamination(data, contexts).OfAsync(cancellationToken);
            return [.. findings, .. wrong, .. Unknown(data, cases)];
        }
        catch (DbException unreadable)
        {
            return [.. findings, new($"Its cases cannot be read ({unreadable.Message}).", CanMend: false)];
        }
    }

    private static IEnumerable<Finding> Unknown(DataFolder data, IReadOnlySet<string> known)
    {
        if (data.Unknown(known) is { Count: > 0 } unknown)
        {
            yield return new(
                $"{unknown.Count} case folders are known to no row: {Some(unknown.Select(Path.GetFileName))}.",
                CanMend: true);
        }
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
