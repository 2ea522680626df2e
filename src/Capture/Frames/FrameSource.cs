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
    /// <exception cref="CaptureException">
    /// There is nothing, nothing that can be read, or a file that is still being written.
    /// </exception>
    public static async Task<IFrameSource> OpenAsync(
        string path, double? picturesPerSecond, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return PictureFolderSource.Open(path, picturesPerSecond);
        }

        RequireFile(path, "A video file or a folder of pictures");

        var opened = FileStamp.Of(path);
        var plan = await VideoProbe.OfAsync(path, cancellationToken);
        opened.RequireStill(plan.Name);
        return new FfmpegFrameSource(path, plan, opened, TimeProvider.System);
    }

    /// <summary>Opens a video file that is still being written; waits until its first seconds are there.</summary>
    /// <remarks>It is read as it grows, and ends when it has not grown for a while. Nothing of it is dropped.</remarks>
    /// <param name="path">Of the file.</param>
    /// <param name="still">A file that has not grown for so long counts as whole.</param>
    /// <param name="time">Measures that.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CaptureException">It cannot be read while it is written, or is no video.</exception>
    public static async Task<IFrameSource> FollowAsync(
        string path, TimeSpan still, TimeProvider time, CancellationToken cancellationToken)
    {
        RequireFile(path, "A video file that is being written");
        var growth = new FileGrowth(path, still, time);
        return new FollowedFrameSource(growth, await FollowedFile.PlanAsync(growth, cancellationToken), time);
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
    /// <exception cref="CaptureException">The file may not be looked at.</exception>
    public static IFrameSource Open(string path, SourcePlan plan) =>
        new FfmpegFrameSource(path, plan, FileStamp.Of(path), TimeProvider.System);

    private static void RequireFile(string path, string expected)
    {
        if (!File.Exists(path))
        {
            throw new CaptureException(
                $"{expected} was expected at '{path}'; "
                + (Directory.Exists(path) ? "it is a folder." : "there is nothing, or nothing that may be seen."));
        }
    }
}
