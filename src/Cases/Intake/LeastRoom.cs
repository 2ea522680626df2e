using System.Globalization;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Intake;

/// <summary>
/// The room on the disk below which no video is taken in and none is read further: what people say of a case, and what
/// the store itself needs, must still fit.
/// </summary>
/// <param name="free">Bytes that the disk has.</param>
/// <param name="options">How many of them are kept free.</param>
public sealed class LeastRoom(Func<long> free, AdmissionOptions options)
{
    private const double Gigabyte = 1e9;

    /// <summary>On the disk of a data folder that is open.</summary>
    public static LeastRoom On(DataFolder data, AdmissionOptions options) =>
        new(() => new DriveInfo(data.Incoming).AvailableFreeSpace, options);

    /// <summary>Whether there is more than is kept free.</summary>
    public bool IsThere => free() >= options.LeastFreeBytes;

    /// <summary>Returns where there is room for so much more.</summary>
    /// <param name="more">Bytes that are about to be written.</param>
    /// <exception cref="NoRoomException">There is none.</exception>
    public void Require(long more = 0)
    {
        var left = free();
        if (left - more < options.LeastFreeBytes)
        {
            throw new NoRoomException(
                more == 0
                    ? $"The disk has {Text(left)} left, and {Text(options.LeastFreeBytes)} are kept free."
                    : $"This takes {Text(more)}; the disk has {Text(left)} left, and "
                        + $"{Text(options.LeastFreeBytes)} are kept free.");
        }
    }

    private static string Text(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Gigabyte:0.00} GB");
}

/// <summary>The disk is not full yet, and what is left of it is kept free.</summary>
/// <param name="message">How much there is, for people.</param>
public sealed class NoRoomException(string message) : IOException(message, new DiskFullException(message));
