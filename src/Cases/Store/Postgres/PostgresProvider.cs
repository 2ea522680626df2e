using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Surgical.Cases.Store.Copy;
using Surgical.Cases.Store.Sqlite;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Postgres;

/// <summary>PostgreSQL, in a database that somebody made and that is named by a connection string.</summary>
public sealed class PostgresProvider : StoreProvider
{
    // The one lock by which writers take turns; any number that no other program uses in the same database.
    private const long WritersLock = 0x5375_7267_6963_616C;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWipe = TimeSpan.FromMinutes(30);

    /// <summary>What is wrong with a connection string; null where it can be tried.</summary>
    public static string? Objection(string database) => PostgresPlace.Objection(database);

    /// <inheritdoc/>
    public override void Write(DbContextOptionsBuilder options, string database) =>
        Use(options, PostgresPlace.Writing(database));

    /// <inheritdoc/>
    public override void Read(DbContextOptionsBuilder options, string database) =>
        Use(options, PostgresPlace.Reading(database));

    /// <inheritdoc/>
    public override string? Unchanging(string database, DbException refused) => null;

    /// <inheritdoc/>
    public override Exception? Meaning(Exception failed) => PostgresFailure.Meaning(failed);

    /// <inheritdoc/>
    public override async Task<StoreHold?> HoldAsync(string database, CancellationToken cancellationToken) =>
        await PostgresHold.TakeAsync(database, cancellationToken);

    internal override StoreContext Open(DbContextOptions<StoreContext> options) => new PostgresContext(options);

    // The lock lasts as long as the transaction; whoever has it sees every number that was taken before.
    internal override async Task<IDbContextTransaction> BeginWritingAsync(
        StoreContext context, CancellationToken cancellationToken)
    {
        var begun = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await LimitWaitAsync(context, cancellationToken);
            var id = await context.Database
                .SqlQuery<string>($"""
                    SELECT pg_current_xact_id()::text AS "Value" FROM pg_advisory_xact_lock({WritersLock})
                    """)
                .SingleAsync(cancellationToken);
            return new CertainTransaction(begun, id, (NpgsqlConnection)context.Database.GetDbConnection());
        }
        catch
        {
            await begun.DisposeAsync();
            throw;
        }
    }

    // Removed rows stay in the files of their tables until those are written anew. What the write-ahead log, its
    // archive, replicas and backups hold of them is the database's own, and goes by its rules: docs/postgresql.md.
    internal override async Task WipeAsync(StoreContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await LimitWaitAsync(context, cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = (int)LongestWipe.TotalSeconds;

        // A sample of the rows is kept beside them for the planner: it is taken anew as well.
        command.CommandText = "VACUUM (FULL, ANALYZE) "
            + string.Join(", ", context.Model.GetEntityTypes().Select(row => row.GetTableName()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // What is beside the tables is the write-ahead log, which no client may cut.
    internal override Task<bool> CutLogAsync(StoreContext context, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    internal override async Task SnapshotAsync(
        StoreContext context, string file, CancellationToken cancellationToken)
    {
        await using var moment = await context.Database.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellationToken);
        var sqlite = new SqliteProvider();
        await using var copy = StoreContexts.ToWrite(sqlite, file).CreateDbContext();
        await copy.Database.MigrateAsync(cancellationToken);
        await CopiedTables.AllAsync(context, copy, cancellationToken);
        await sqlite.CutLogAsync(copy, cancellationToken);
    }

    // JSON may hold the six letters \u0000, which PostgreSQL reads in no field without refusing all of them.
    internal override IQueryable<EventRow> KeyFrame(StoreContext context, string caseId, long index) =>
        context.Events.FromSql($"""
            SELECT * FROM events
            WHERE "CaseId" = {KeptText.Kept(caseId)}
                AND (replace("KeyFrame", '\u0000', '\ufffd')::json ->> 'index')::bigint = {index}
            """);

    internal override IQueryable<EventRow> Corrections(StoreContext context, string caseId, long index) =>
        context.Events.FromSql($"""
            SELECT * FROM events
            WHERE "CaseId" = {KeptText.Kept(caseId)}
                AND (replace("Correction", '\u0000', '\ufffd')::json ->> 'index')::bigint = {index}
            """);

    /// <summary>Lets new cases come behind those that were written with their place.</summary>
    internal static async Task ContinueSequencesAsync(StoreContext context, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlAsync(
            $"""
            SELECT setval(pg_get_serial_sequence('cases', 'Sequence'), max("Sequence")) FROM cases
            """,
            cancellationToken);

    // Who asked says what failed; and asking an empty database for its migrations is no failure.
    private static void Use(DbContextOptionsBuilder options, string place) => options
        .UseNpgsql(place)
        .ConfigureWarnings(said => said.Ignore(
            RelationalEventId.CommandError, RelationalEventId.ConnectionError,
            CoreEventId.QueryIterationFailed, CoreEventId.SaveChangesFailed));

    // For the transaction where there is one, else until the connection goes back to the others.
    private static Task<int> LimitWaitAsync(StoreContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync(
            $"SELECT set_config('lock_timeout', {$"{LongestWait.TotalMilliseconds:F0}"}, false)", cancellationToken);
}
