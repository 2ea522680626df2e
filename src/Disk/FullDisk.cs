namespace Surgical.Disk;

/// <summary>Tells a full disk from other failures.</summary>
public static class FullDisk
{
    // Linux's errno values ENOSPC and EDQUOT, which .NET passes on as the HResult, and what programs print for them and
    // EFBIG.
    private static readonly int[] NoRoom = [28, 122];
    private static readonly string[] Words = ["No space left", "Disk quota exceeded", "File too large"];

    // As shells and .NET count a program that a signal ended: 128 and SIGXFSZ's number.
    private const int TooLongFile = 128 + 25;

    /// <summary>What the failure of a write, and of nothing else, means; null where it is another failure.</summary>
    /// <param name="failed">As the write threw it.</param>
    /// <param name="name">What the file is, or will be, called.</param>
    public static DiskFullException? OfWrite(Exception failed, string name) => failed switch
    {
        DiskFullException => null,

        // What .NET makes of EFBIG: the user, or the file system, allows no file as long.
        ArgumentOutOfRangeException { ParamName: "value" } =>
            new($"{Path.GetFileName(name)} would be longer than a file may be here.", failed),
        IOException when NoRoom.Contains(failed.HResult) =>
            new($"There is no room left on the disk for {name}.", failed),
        _ => null,
    };

    /// <summary>Whether another program ended because nothing more fits.</summary>
    public static bool Stopped(int exitCode, string errors) =>
        exitCode == TooLongFile || Words.Any(words => errors.Contains(words, StringComparison.Ordinal));

    /// <summary>The failure of a program that <see cref="Stopped"/> for it.</summary>
    public static DiskFullException Failure(string message) => new(message);

    /// <summary>Whether a failure, or what lies under it, is that nothing more fits.</summary>
    public static bool Caused(Exception failed) => failed switch
    {
        DiskFullException => true,
        IOException when NoRoom.Contains(failed.HResult) => true,
        { InnerException: { } under } => Caused(under),
        _ => false,
    };
}
