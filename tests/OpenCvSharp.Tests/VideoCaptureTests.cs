using Surgical.TestKit;

namespace OpenCvSharp.Tests;

public sealed class VideoCaptureTests : IDisposable
{
    // CAP_PROP_OPEN_TIMEOUT_MSEC and CAP_PROP_READ_TIMEOUT_MSEC of OpenCV's videoio.hpp.
    private const int OpenTimeOut = 53;
    private const int ReadTimeOut = 54;

    private readonly TemporaryFolder _folder = new();
    private readonly string _video;

    public VideoCaptureTests() =>
        _video = Ffmpeg.Make($"-f lavfi -i testsrc=s=160x120:r=25:d=1 -c:v libx264 -pix_fmt yuv420p {_folder["test.mp4"]}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void VideoCapture_OfAVideo_SaysWhatItIs()
    {
        using var capture = Open(_video);

        Assert.True(capture.IsOpened());
        Assert.Equal("FFMPEG", capture.GetBackendName());
        Assert.Equal(160, capture.Get(VideoCaptureProperties.FrameWidth));
        Assert.Equal(120, capture.Get(VideoCaptureProperties.FrameHeight));
        Assert.Equal(25, capture.Get(VideoCaptureProperties.Fps));
    }

    [Fact]
    public void VideoCapture_WithTimeOuts_Opens()
    {
        using var capture = new VideoCapture(_video, VideoCaptureAPIs.FFMPEG,
        [
            OpenTimeOut, 5000, ReadTimeOut, 5000,
        ]);

        Assert.True(capture.Grab());
    }

    [Fact]
    public void VideoCapture_OfNothing_IsNotOpened()
    {
        using var capture = Open(_folder["missing.mp4"]);

        Assert.False(capture.IsOpened());
        Assert.False(capture.Grab());
    }

    [Fact]
    public void Set_OfOrientationAuto_IsTaken()
    {
        using var capture = Open(_video);

        Assert.True(capture.Set(VideoCaptureProperties.OrientationAuto, 0));
        Assert.Equal(0, capture.Get(VideoCaptureProperties.OrientationAuto));
    }

    [Fact]
    public void Retrieve_AfterGrabs_GivesThePictureOfTheLastGrab()
    {
        using var grabbing = Open(_video);
        using var reading = Open(_video);
        using var grabbed = new Mat();
        using var read = new Mat();

        for (var i = 0; i < 10; i++)
        {
            Assert.True(grabbing.Grab());
            Assert.True(reading.Read(read));
        }

        Assert.True(grabbing.Retrieve(grabbed));
        Assert.Equal(read.AsSpan<byte>().ToArray(), grabbed.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void Retrieve_IntoMemoryOfTheRightShape_FillsItInPlace()
    {
        var pixels = new byte[160 * 120 * 3];
        using var capture = Open(_video);
        using var picture = Mat.FromPixelData(120, 160, MatType.CV_8UC3, pixels);
        var place = picture.Data;

        capture.Read(picture);

        Assert.Equal(place, picture.Data);
        Assert.Contains(pixels, pixel => pixel != 0);
    }

    [Fact]
    public void Read_AtTheEnd_IsFalse()
    {
        using var capture = Open(_video);
        using var picture = new Mat();
        var frames = 0;

        while (capture.Read(picture))
        {
            frames++;
        }

        Assert.Equal(25, frames);
    }

    private static VideoCapture Open(string path) => new(path, VideoCaptureAPIs.FFMPEG);
}
