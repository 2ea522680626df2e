using System.Runtime.InteropServices;

namespace Surgical.Disk;

/// <summary>Files that no other user of the machine may read.</summary>
public static partial class PrivateFiles
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Whatever this process and those that it starts make from now on is its user's alone: folders 0700, files 0600.
    /// </summary>
    public static void FromNowOn() => _ = SetMask((uint)Others);

    /// <summary>Whether somebody else may look into a folder.</summary>
    public static bool AreSeenByOthers(string folder) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != 0;

    /// <summary>Lets nobody else look into a folder and all that is in it; links are left.</summary>
    public static void Hide(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(folder, Owner);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry.LinkTarget is null)
            {
                entry.UnixFileMode &= Owner;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
