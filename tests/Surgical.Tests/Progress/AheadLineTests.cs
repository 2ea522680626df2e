using Surgical.Capture;
using Surgical.Progress;

namespace Surgical.Tests.Progress;

public sealed class AheadLineTests
{
    [Fact]
    public void Line_OfALongRecording_SaysWhatItTakes() => Assert.Equal(
        "45:00 min, 8.6 GB, 67,500 pictures of 3840x2160; decoding them takes about 19:30 min here; "
        + "no room on the disk is needed but for the answers",
        AheadLine.Of(
            new(3840, 2160, 25), TimeSpan.FromMinutes(45), new(67_500, 8_583_168_246), TimeSpan.FromMinutes(19.5)));

    [Fact]
    public void Line_OfAShortRecording_LeavesOutWhatIsNotMeasured() => Assert.Equal(
        "1:10 min, 1.2 MB, 1,750 pictures of 640x480; no room on the disk is needed but for the answers",
        AheadLine.Of(new(640, 480, 25), TimeSpan.FromSeconds(70), new(1_750, 1_200_000), decoding: null));
}
