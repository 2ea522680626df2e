namespace Surgical.Capture;

/// <summary>Opens what a path names.</summary>
public static class FrameSource
{
    /// <summary>Opens a video file, or a folder of PNG and JPEG pictures one second apart. The caller owns it.</summary>
    /// <remarks>Blocks until the first picture is decoded.</remarks>
    /// <exception cref="CaptureException">There is nothing, or nothing that can be read.</exception>
    public static IFrameSource Open(string path)
    {
        if (Directory.Exists(path))
        {
            return PictureFolderSource.Open(path);
        }

        return File.Exists(path)
            ? OpenCvFrameSource.Open(path)
            : throw new CaptureException(
                $"A video file or a folder of pictures was expected at '{path}'; there is nothing, or nothing that may be seen.");
    }
}
