using Surgical.Disk;

namespace Surgical.Capture;

/// <summary>Refuses what cannot be a video before anybody waits for its content.</summary>
internal static class VideoContent
{
    /// <param name="path">Of a file that has something in it and may be read.</param>
    /// <param name="name">What people call it.</param>
    /// <exception cref="CaptureException">It is another thing, empty, or cannot be read.</exception>
    public static void Require(string path, string name)
    {
        RequireFile(path, name);
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0)
            {
                throw new CaptureException($"{name} was expected to be a video; it is empty (0 bytes).");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{name} cannot be read: {failure.Message}", failure);
        }
    }

    /// <exception cref="CaptureException">It is a FIFO, a device, a socket or a folder.</exception>
    public static void RequireFile(string path, string name)
    {
        if (RegularFile.WhyNot(path) is { } other)
        {
            throw new CaptureException($"{name} {other}; a video file was expected.");
        }
    }
}
