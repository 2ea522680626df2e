using System.Runtime.InteropServices;

namespace Surgical.Disk;

/// <summary>Files that no other user of the machine may read.</summary>
public static partial class PrivateFiles
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>
    /// Whatever this process and those that it starts make from now on is its user's alone: folders 0700, files 0600.
    /// </summary>
    public static void FromNowOn() => _ = SetMask((uint)Others);

    /// <summary>Whether somebody else may look into a folder.</summary>
    public static bool AreSeenByOthers(string folder) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != 0;

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
