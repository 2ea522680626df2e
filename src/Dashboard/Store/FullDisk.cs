using Microsoft.Data.Sqlite;

namespace Surgical.Dashboard.Store;

/// <summary>Tells a full disk from other failures.</summary>
internal static class FullDisk
{
    // Linux's errno values ENOSPC and EDQUOT, which .NET passes on as the HResult.
    private static readonly int[] FileErrors = [28, 122];

    // https://www.sqlite.org/rescode.html#full and #ioerr_write
    private const int SqliteFull = 13;
    private const int SqliteWriteFailed = 778;

    /// <summary>Whether a failure, or what lies under it, is that nothing more fits.</summary>
    public static bool Caused(Exception failed) => failed switch
    {
        IOException file when FileErrors.Contains(file.HResult) => true,

        // What .NET makes of EFBIG: the user, or the file system, allows no file as long.
        ArgumentOutOfRangeException { ParamName: "value" } => true,
        SqliteException rows => rows.SqliteErrorCode == SqliteFull || rows.SqliteExtendedErrorCode == SqliteWriteFailed,
        { InnerException: { } under } => Caused(under),
        _ => false,
    };
}
