using System.Globalization;

namespace Surgical.Disk;

/// <summary>Whether a disk has room, asked before gigabytes are written to it.</summary>
public static class DiskRoom
{
    /// <summary>Returns where there is room.</summary>
    /// <param name="what">That is to be written, for the message.</param>
    /// <param name="bytes">That it still takes.</param>
    /// <param name="folder">Where; it exists.</param>
    /// <param name="otherwise">How a person chooses another place; empty for nothing to be said.</param>
    /// <exception cref="DiskFullException">There is none.</exception>
    public static void Demand(string what, long bytes, string folder, string otherwise)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (bytes > free)
        {
            throw new DiskFullException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: expected room for {bytes / 1e6:F0} MB in {folder}, there is room for {free / 1e6:F0} MB"
                + $"{otherwise}."));
        }
    }
}
