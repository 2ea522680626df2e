using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store.Opening;

/// <summary>
/// Looks at the database before anybody uses it: that it can be reached, is whole, of no newer program and this
/// folder's own; and brings it up to date.
/// </summary>
public sealed partial class StoreCheck(
    IDbContextFactory<StoreContext> contexts,
    StoreProvider provider,
    DataFolder data,
    StoreCondition condition,
    ILogger<StoreCheck> logger)
{
    // A start that cannot go on says so within ten seconds.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    private const long ManyBytes = 64 << 20;

    /// <summary>Returns when the database is ready, be it only to be read.</summary>
    /// <exception cref="IOException">It cannot be used; nothing was changed.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await provider.ReachAsync(context, LongestWait, cancellationToken);
            var version = await VersionAsync(context, cancellationToken);
            await LookForDamageAsync(context, version, cancellationToken);
            await BringUpToDateAsync(context, version, cancellationToken);
            await IdentifyAsync(context, version, cancellationToken);
        }
        catch (DbException full) when (provider.Meaning(full) is DiskFullException
            && contexts is StoreContexts && provider.Unchanging(data.Database, full) is not null)
        {
            ((StoreContexts)contexts).ReadFrom(provider.Unchanging(data.Database, full)!);
            await ShowAsync(cancellationToken);
        }
        catch (Exception failed) when (Words(failed) is { } words)
        {
            throw new IOException(words, failed);
        }
    }

    /// <summary>Why the database cannot be used, and what to do; null where that is not what failed.</summary>
    public string? Words(Exception failed) => provider.Meaning(failed) switch
    {
        _ when FullDisk.Caused(failed) => NoRoom,
        DiskFullException => NoRoom,
        UnwrittenException unwritten => $"{unwritten.Message}: {provider.Name} cannot be used. Nothing was changed. "
            + "End the other program, or give this user the right to write there, and start again.",
        _ when failed is UnwrittenException => $"{failed.Message}. Nothing was changed.",
        _ when failed is TimeoutException =>
            $"{provider.Name} did not answer within {LongestWait.TotalSeconds:F0} s. Nothing was changed. See that it "
            + "runs, and start again.",
        _ when failed is DbException => $"{provider.Name} cannot be read ({failed.Message.TrimEnd('.')}). Nothing was "
            + "changed. See what is left of it with `surgical doctor`, or put a backup in its place.",
        _ => null,
    };

    /// <summary>Without room what there is can still be shown, where it is of this version.</summary>
    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.OpenConnectionAsync(cancellationToken);
            if (await VersionAsync(context, cancellationToken) is not { Missing: 0 })
            {
                throw new IOException(NoRoom);
            }

            Log.OnlyShown(logger);
            condition.OnlyRead("There is no room left on the disk, and what is kept is only read");
        }
        catch (Exception failed) when (Words(failed) is { } words)
        {
            throw new IOException(words, failed);
        }
    }

    private string NoRoom => $"There is no room left on the disk, and {provider.Name} cannot be opened without. "
        + "Nothing was changed. Make room and start again.";

    private async Task<StoreVersion> VersionAsync(StoreContext context, CancellationToken cancellationToken)
    {
        var version = await StoreVersion.OfAsync(context, cancellationToken);
        return !version.IsNewer
            ? version
            : throw new IOException(
                $"Expected the tables of this version of surgical, up to {version.Wanted}; {provider.Name} has those "
                + $"of a newer one, up to {version.Found}. Nothing was changed. Start the newer surgical.");
    }

    private async Task LookForDamageAsync(
        StoreContext context, StoreVersion version, CancellationToken cancellationToken)
    {
        if (version.Found is null)
        {
            return;
        }

        if (new FileInfo(data.Database) is { Exists: true, Length: > ManyBytes and var bytes })
        {
            Log.Looking(logger, provider.Name, bytes >> 20);
        }

        if (await provider.DamageAsync(context, cancellationToken) is not { } damage)
        {
            return;
        }

        version.RequireCurrent(provider.Name, damage);
        Log.Damaged(logger, provider.Name, damage);
        condition.OnlyRead("The database is damaged, and is only read");
    }

    private async Task BringUpToDateAsync(
        StoreContext context, StoreVersion version, CancellationToken cancellationToken)
    {
        if (version.Missing == 0)
        {
            return;
        }

        if (version.IsOlder)
        {
            Log.BringingUpToDate(logger, provider.Name, version.Missing);
        }

        await provider.FreeAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private async Task IdentifyAsync(StoreContext context, StoreVersion version, CancellationToken cancellationToken)
    {
        if (condition.ReadingOnly is not null)
        {
            return;
        }

        if (version.Found is null && data.Id is not null)
        {
            Log.Missing(logger, provider.Name);
        }

        try
        {
            var own = await StoreIdentity.OfAsync(context, data.Id, cancellationToken);
            if (data.Id is { } other && other != own)
            {
                Log.Other(logger, provider.Name);
            }

            data.Mark(own);
        }
        catch (Exception full) when (FullDisk.Caused(full) || provider.Meaning(full) is DiskFullException)
        {
            // The folder is known by its database, too.
            Log.NotMarked(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Looking whether {Database} is whole: {Mebibytes} MiB")]
        public static partial void Looking(ILogger logger, string database, long mebibytes);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "{Database} is damaged ({Damage}): what can be read is shown, and nothing is written. Stop "
                + "surgical, keep a copy of the data folder, see what is left with `surgical doctor`, or put a backup "
                + "in its place")]
        public static partial void Damaged(ILogger logger, string database, string damage);

        [LoggerMessage(Level = LogLevel.Information, Message = "Bringing {Database} up to date: {Count} steps")]
        public static partial void BringingUpToDate(ILogger logger, string database, int count);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Database} of this data folder is missing: a new one was begun. If it lies elsewhere, stop "
                + "surgical, put it back with the files that belong to it and start again")]
        public static partial void Missing(ILogger logger, string database);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Database} was made for another data folder than this one: what it does not know is set aside")]
        public static partial void Other(ILogger logger, string database);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "There is no room left on the disk: what is kept is shown, and nothing can be taken in, read or "
                + "changed. Make room and start again")]
        public static partial void OnlyShown(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "There is no room left on the disk: what is kept is shown, and nothing new can be taken in "
                + "before there is. Make room")]
        public static partial void NotMarked(ILogger logger);
    }
}
