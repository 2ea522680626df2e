using Surgical.Capture;

namespace Surgical.Cases.Intake;

/// <summary>A video cannot become a case; the message is for the person who sent it.</summary>
public sealed class RefusedVideoException : Exception
{
    private RefusedVideoException(VideoRefusal reason, string message, Exception? cause = null)
        : base(message, cause) => Reason = reason;

    /// <summary>Why.</summary>
    public VideoRefusal Reason { get; }

    /// <summary>There is nothing in it.</summary>
    public static RefusedVideoException Empty() => new(VideoRefusal.Empty, "Expected a video, but the file is empty.");

    /// <summary>It did not come whole.</summary>
    /// <param name="cause">As reading it threw it.</param>
    public static RefusedVideoException BrokenOff(IOException cause) =>
        new(VideoRefusal.BrokenOff, "Expected a whole upload, but it broke off; send it again.", cause);

    /// <summary>It is something else, or asks for more than is read.</summary>
    /// <param name="cause">Says so.</param>
    public static RefusedVideoException Unreadable(CaptureException cause) =>
        new(VideoRefusal.NotAVideo, cause.Message, cause);

    /// <summary>It has more bytes than are taken.</summary>
    public static RefusedVideoException TooLarge(long greatest) =>
        new(VideoRefusal.TooLarge, $"Expected at most {greatest / (1 << 20)} MiB, but the file is larger.");

    /// <summary>Others come first, too many of them.</summary>
    public static RefusedVideoException TooManyWaiting(int greatest) =>
        new(VideoRefusal.TooManyWaiting, $"{greatest} cases wait already; try again when some are complete.");

    /// <summary>There is no room for the copy of it that browsers play.</summary>
    /// <param name="needed">About how much it takes, with its unit.</param>
    /// <param name="free">How much there is.</param>
    public static RefusedVideoException NoRoomForCopy(string needed, string free) => new(
        VideoRefusal.DiskFull,
        $"Browsers need a copy of this video, of about {needed}; the disk has room for {free}. Make room, then try "
        + "again.");

    /// <summary>It cannot be written down that it came.</summary>
    /// <param name="why">A sentence without its end.</param>
    public static RefusedVideoException NotNow(string why) =>
        new(VideoRefusal.NotNow, $"{why}: nothing of this file was kept.");

    /// <summary>What is left of the disk is kept free.</summary>
    /// <param name="none">Says how much that is.</param>
    public static RefusedVideoException NoRoom(NoRoomException none) => new(
        VideoRefusal.DiskFull, $"{none.Message} Nothing of this file was kept. Make room and send it again.", none);

    /// <summary>There is no room for it.</summary>
    public static RefusedVideoException DiskFull() => new(
        VideoRefusal.DiskFull, "The disk is full: nothing of this file was kept. Make room and send it again.");
}
