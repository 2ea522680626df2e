namespace OpenCvSharp;

/// <summary>Properties of a video and of its reading.</summary>
public enum VideoCaptureProperties
{
    /// <summary>Milliseconds of the grabbed picture after the stream's start.</summary>
    PosMsec = 0,

    /// <summary>Number of the next picture, from 0.</summary>
    PosFrames = 1,

    /// <summary>Pixels in a row.</summary>
    FrameWidth = 3,

    /// <summary>Rows.</summary>
    FrameHeight = 4,

    /// <summary>Mean rate in pictures a second.</summary>
    Fps = 5,

    /// <summary>Pictures that the container announces; a guess where it does not.</summary>
    FrameCount = 7,

    /// <summary>Degrees by which the picture should be turned, as OpenCV reads them.</summary>
    OrientationMeta = 48,

    /// <summary>Whether OpenCV turns pictures itself; 1 where not set.</summary>
    OrientationAuto = 49,

    /// <summary>A <see cref="VideoAccelerationType"/>; only at opening.</summary>
    HwAcceleration = 50,
}
