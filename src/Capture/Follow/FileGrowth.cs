namespace Surgical.Capture;

/// <summary>Waits for a file to grow that somebody else writes.</summary>
/// <param name="path">Of the file.</param>
/// <param name="still">A file that has not grown for so long counts as whole.</param>
/// <param name="time">Measures that, and tells when to look.</param>
internal sealed class FileGrowth(string path, TimeSpan still, TimeProvider time)
{
    // Recorders write a few times a second; a look at a file costs microseconds.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.25);

    /// <summary>Path of the file.</summary>
    public string Path => path;

    /// <summary>A file that has not grown for so long counts as whole.</summary>
    public TimeSpan Still => still;

    /// <summary>Waits until the file is longer.</summary>
    /// <param name="length">Bytes that are known.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False where nothing was added for <see cref="Still"/>.</returns>
    /// <exception cref="CaptureException">It became shorter, or is gone.</exception>
    public async Task<bool> BeyondAsync(long length, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(LookEvery, time, cancellationToken);
            var now = FileStamp.Of(path).Length;
            if (now < length)
            {
                throw new CaptureException(
                    $"{System.IO.Path.GetFileName(path)} became shorter while it was followed: it has {now:N0} bytes, "
                    + $"of which {length:N0} were read.");
            }

            if (now > length || time.GetElapsedTime(asked) >= still)
            {
                return now > length;
            }
        }
    }
}
