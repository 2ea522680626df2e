namespace Surgical.Capture;

/// <summary>Opens what a path names.</summary>
public static class FrameSource
{
    /// <summary>Opens a video file, or a folder of PNG and JPEG pictures. The caller owns it.</summary>
    /// <remarks>Blocks until the first picture is decoded.</remarks>
    /// <param name="path">Of the file or the folder.</param>
    /// <param name="picturesPerSecond">
    /// Of a folder whose pictures were taken from a video, their numbers without a gap; null for pictures of any names, one
    /// second apart. A video file says itself when its frames are.
    /// </param>
    /// <exception cref="CaptureException">There is nothing, or nothing that can be read.</exception>
    public static IFrameSource Open(string path, double? picturesPerSecond = null)
    {
        if (Directory.Exists(path))
        {
            return PictureFolderSource.Open(path, picturesPerSecond);
        }

        return File.Exists(path)
            ? OpenCvFrameSource.Open(path)
            : throw new CaptureException(
                $"A video file or a folder of pictures was expected at '{path}'; there is nothing, or nothing that may be seen.");
    }
}
