using Surgical.Cases.Intake;

namespace Surgical.Cases.Tests.Intake;

public sealed class CopyRoomTests
{
    [Fact]
    public void Copy_ThatFits_IsMade() => CopyRoom.Require(bytes: 10_500_000_000, free: 10_500_000_000);

    [Fact]
    public void Copy_ThatDoesNotFit_IsRefusedAndSaysHowMuchIsMissing()
    {
        var refusal = Assert.Throws<RefusedVideoException>(
            () => CopyRoom.Require(bytes: 10_500_000_000, free: 3_200_000_000));

        Assert.Equal(
            "Browsers need a copy of this video, of about 10.50 GB; the disk has room for 3.20 GB. Make room, then try "
            + "again.",
            refusal.Message);
        Assert.Equal(VideoRefusal.DiskFull, refusal.Reason);
    }
}
