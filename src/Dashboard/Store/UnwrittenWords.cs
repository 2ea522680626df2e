using Microsoft.Data.Sqlite;

namespace Surgical.Dashboard.Store;

/// <summary>Why the store did not take something, in words for whoever sent it.</summary>
internal static class UnwrittenWords
{
    // https://www.sqlite.org/rescode.html#busy, #locked, #readonly and #cantopen
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

    /// <summary>Whether SQLite may not write here.</summary>
    public static bool IsReadOnly(SqliteException refused) => refused.SqliteErrorCode is ReadOnly or CannotOpen;

    /// <summary>Null for a failure that is none of the store's surroundings.</summary>
    public static string? Of(Exception failed) => failed switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } => "Another program has the store in its hands",
        SqliteException refused when IsReadOnly(refused) => "The store may not be written here",
        { InnerException: { } under } => Of(under),
        _ => null,
    };
}
