using Microsoft.Data.Sqlite;

namespace Surgical.Dashboard.Store;

/// <summary>Tells a full disk from other failures.</summary>
internal static class FullDisk
{
    // Linux's errno values ENOSPC and EDQUOT, which .NET passes on as the HResult, and what programs print for them and EFBIG.
    private const int NoSpace = 28;
    private static readonly int[] FileErrors = [NoSpace, 122];
    private static readonly string[] FileWords = ["No space left", "Disk quota exceeded", "File too large"];

    // As shells and .NET count a program that a signal ended: 128 and SIGXFSZ's number.
    private const int TooLongFile = 128 + 25;

    // https://www.sqlite.org/rescode.html#full and #ioerr_write
    private const int SqliteFull = 13;
    private const int SqliteWriteFailed = 778;

    /// <summary>Whether another program ended because nothing more fits.</summary>
    public static bool Stopped(int exitCode, string errors) =>
        exitCode == TooLongFile || FileWords.Any(words => errors.Contains(words, StringComparison.Ordinal));

    /// <summary>An exception that counts as a full disk.</summary>
    public static IOException Failure(string message) => new(message, NoSpace);

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
