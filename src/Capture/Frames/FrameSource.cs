namespace Surgical.Capture;

/// <summary>Opens what a path names.</summary>
public static class FrameSource
{
    /// <summary>Opens a video file, or a folder of PNG and JPEG pictures.</summary>
    /// <remarks>Returns when the first picture was decoded once: what cannot be shown is refused here.</remarks>
    /// <param name="path">Of the file or the folder.</param>
    /// <param name="picturesPerSecond">
    /// Of a folder whose pictures were taken from a video, their numbers without a gap; null for pictures of any names,
    /// one second apart. A video file says itself when its frames are.
    /// </param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="CaptureException">There is nothing, or nothing that can be read.</exception>
    public static async Task<IFrameSource> OpenAsync(
        string path, double? picturesPerSecond, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return PictureFolderSource.Open(path, picturesPerSecond);
        }

        return File.Exists(path)
            ? await FfmpegFrameSource.OpenAsync(path, cancellationToken)
            : throw new CaptureException(
                $"A video file or a folder of pictures was expected at '{path}'; "
                + "there is nothing, or nothing that may be seen.");
    }

    /// <summary>Opens a video file that was probed before.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="probed">What the probe said of this very file.</param>
    public static IFrameSource Open(string path, ProbedVideo probed) =>
        new FfmpegFrameSource(path, probed, TimeProvider.System);
}
