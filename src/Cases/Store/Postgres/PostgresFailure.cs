using Npgsql;
using Surgical.Disk;

namespace Surgical.Cases.Store.Postgres;

/// <summary>What PostgreSQL's failures mean: https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal static class PostgresFailure
{
    /// <returns>A <see cref="DiskFullException"/> or an <see cref="UnwrittenException"/>; null for others.</returns>
    public static Exception? Meaning(Exception failed) => failed switch
    {
        // Npgsql puts what the server says of a cancelled command inside.
        OperationCanceledException => null,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new DiskFullException("There is no room left on the disk of the database.", failed),
        PostgresException
        {
            SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.QueryCanceled,
        } => new UnwrittenException("Another program has the store in its hands", failed),
        PostgresException
        {
            SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege,
        } => new UnwrittenException("The store may not be written here", failed),
        NpgsqlException when IsAway(failed) => new UnwrittenException("The database does not answer", failed),
        { InnerException: { } under } => Meaning(under),
        _ => null,
    };

    /// <summary>Whether there was no answer at all, so that what was asked may have been done.</summary>
    public static bool IsAway(Exception failed) => failed switch
    {
        // Connection exceptions, operator intervention, too many connections, and who may not connect any more.
        PostgresException { SqlState: [.. var group, _, _, _] } => group is "08" or "57" or "53" or "28" or "3D",
        _ => failed is NpgsqlException,
    };
}
