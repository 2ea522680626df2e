namespace Surgical.Capture;

/// <summary>Opens what a path names.</summary>
public static class FrameSource
{
    /// <summary>Opens a video file, or a folder of pictures.</summary>
    /// <remarks>A file's headers and index are read, its pictures are not.</remarks>
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
            ? Open(path, await VideoProbe.OfAsync(path, cancellationToken))
            : throw new CaptureException(
                $"A video file or a folder of pictures was expected at '{path}'; "
                + "there is nothing, or nothing that may be seen.");
    }

    /// <summary>
    /// Decodes the first picture, for those who do something long before they read: a bad file is refused at once.
    /// </summary>
    /// <param name="path">Of a file or a folder that was opened.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="CaptureException">No picture can be decoded.</exception>
    public static Task RequirePictureAsync(string path, string name, CancellationToken cancellationToken) =>
        File.Exists(path) ? FfmpegFrameSource.RequirePictureAsync(path, name, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc cref="RequirePictureAsync(string, string, CancellationToken)"/>
    public static Task RequirePictureAsync(string path, CancellationToken cancellationToken) =>
        RequirePictureAsync(path, Path.GetFileName(path), cancellationToken);

    /// <summary>Opens a video file that was planned before.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="plan">Of this very file.</param>
    public static IFrameSource Open(string path, SourcePlan plan) =>
        new FfmpegFrameSource(path, plan, TimeProvider.System);
}
