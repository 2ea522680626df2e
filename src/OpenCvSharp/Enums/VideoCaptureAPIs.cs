namespace OpenCvSharp;

/// <summary>The backend that reads a video.</summary>
public enum VideoCaptureAPIs
{
    /// <summary>The first that can.</summary>
    ANY = 0,

    /// <summary>FFmpeg's libraries.</summary>
    FFMPEG = 1900,
}
