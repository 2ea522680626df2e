using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store.Sqlite;

/// <summary>SQLite, in one file of the data folder.</summary>
public sealed class SqliteProvider : StoreProvider
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int WriteFailed = 778;
    private const int NoRoomBeside = 4874;
    private const int Unreadable = 10;
    private const int Corrupt = 11;

    // Comparing every index with its table takes seconds a gigabyte; larger files are looked at page by page only.
    private const long GreatestLookedThrough = 256L << 20;

    private static readonly TimeSpan LongestReader = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override void Write(DbContextOptionsBuilder options, string database) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = database }.ToString())
        .AddInterceptors(new DurableConnections());

    /// <inheritdoc/>
    public override void Read(DbContextOptionsBuilder options, string database) => options.UseSqlite(
        new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly }.ToString());

    /// <inheritdoc/>
    /// <remarks>
    /// SQLite makes files beside the tables even to read them, and may not, or finds no room: a copy on a read-only
    /// disk, somebody else's folder, a full disk. Without anything in a write-ahead log the tables stay as they are.
    /// </remarks>
    public override string? Unchanging(string database, DbException refused) =>
        refused is SqliteException { SqliteErrorCode: ReadOnly or CannotOpen or Full }
            or SqliteException { SqliteExtendedErrorCode: WriteFailed or NoRoomBeside }
        && new FileInfo(database + "-wal") is not { Exists: true, Length: > 0 }
            ? $"{new Uri(database).AbsoluteUri}?immutable=1"
            : null;

    /// <inheritdoc/>
    public override Exception? Meaning(Exception failed) => failed switch
    {
        SqliteException { SqliteErrorCode: Full }
            or SqliteException { SqliteExtendedErrorCode: WriteFailed or NoRoomBeside } =>
            new DiskFullException("There is no room left on the disk for the store.", failed),
        SqliteException { SqliteErrorCode: Busy or Locked } =>
            new UnwrittenException("Another program has the store in its hands", failed),
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } =>
            new UnwrittenException("The store may not be written here", failed),
        { InnerException: { } under } => Meaning(under),
        _ => null,
    };

    internal override string Name => "surgical.db";

    internal override async Task ReachAsync(
        StoreContext context, TimeSpan within, CancellationToken cancellationToken)
    {
        // Asked for again and again by SQLite's library itself: whoever has the write lock may let go of it.
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        connection.DefaultTimeout = (int)within.TotalSeconds;
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
    }

    // Entity Framework writes a row while it changes tables, and waits for as long as there is one:
    // https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection
    internal override async Task FreeAsync(StoreContext context, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlRawAsync(
            "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);

    internal override async Task<string?> DamageAsync(StoreContext context, CancellationToken cancellationToken)
    {
        try
        {
            var found = await context.Database.SqlQueryRaw<string>(
                await SizeAsync(context, cancellationToken) > GreatestLookedThrough
                    ? "PRAGMA quick_check"
                    : "PRAGMA integrity_check").ToListAsync(cancellationToken);
            return found.Count == 0
                ? "it cannot be checked"
                : found.Find(line => line is not "ok" && !IsOfOneRow(line))?.ReplaceLineEndings(" ");
        }
        catch (SqliteException torn) when (torn.SqliteErrorCode is Corrupt or Unreadable)
        {
            return torn.Message;
        }
    }

    // A text where a number belongs, say: the file is whole, and the row shows itself when it is read.
    private static bool IsOfOneRow(string line) => line.Contains(" value in ", StringComparison.Ordinal);

    private static async Task<long> SizeAsync(StoreContext context, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // SQLite begins a transaction by taking the write lock.
    internal override Task<IDbContextTransaction> BeginWritingAsync(
        StoreContext context, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(cancellationToken);

    // Overwriting removed rows (secure_delete) is not enough: SQLite moves rows from page to page and leaves what they
    // were in the unused part of a page. So the file is written anew, and what the log still holds is cut away.
    internal override async Task WipeAsync(StoreContext context, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
        if (!await CutLogAsync(context, cancellationToken))
        {
            throw new UnwrittenException("Another program reads the store, and has not let go of it", cause: null);
        }
    }

    internal override async Task<bool> CutLogAsync(StoreContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = {LongestReader.TotalMilliseconds:F0}";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }

    internal override Task SnapshotAsync(StoreContext context, string file, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancellationToken);

    internal override IQueryable<EventRow> KeyFrame(StoreContext context, string caseId, long index) => context.Events
        .FromSql($"SELECT * FROM events WHERE CaseId = {caseId} AND KeyFrame ->> 'index' = {index}");

    internal override IQueryable<EventRow> Corrections(StoreContext context, string caseId, long index) =>
        context.Events
            .FromSql($"SELECT * FROM events WHERE CaseId = {caseId} AND Correction ->> 'index' = {index}");
}
