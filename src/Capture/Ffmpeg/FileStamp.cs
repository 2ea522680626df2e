using System.Globalization;

namespace Surgical.Capture;

/// <summary>How long a file was and when it was last written to: tells whether somebody is still writing it.</summary>
/// <remarks>Two looks at the file system; nothing is waited for, so that an ordinary file is read no later.</remarks>
/// <param name="path">Of the file.</param>
/// <param name="length">Bytes.</param>
/// <param name="writtenAt">UTC.</param>
internal sealed class FileStamp(string path, long length, DateTime writtenAt)
{
    private const string WhatToDo = "Read it again once nothing writes to it.";

    /// <summary>Takes it of the file as it is now.</summary>
    /// <exception cref="CaptureException">The file may not be looked at.</exception>
    public static FileStamp Of(string path)
    {
        var (length, writtenAt) = Look(path);
        return new(path, length, writtenAt);
    }

    /// <summary>Bytes that it had.</summary>
    public long Length => length;

    /// <summary>Ends what is done with a file that has changed since: it would be of no file that there is.</summary>
    /// <param name="name">What people call it.</param>
    /// <exception cref="CaptureException">It has grown, become shorter, or was written to.</exception>
    public void RequireStill(string name)
    {
        var (now, at) = Look(path);
        if ((now, at) != (length, writtenAt))
        {
            throw new CaptureException(Change(name, now));
        }
    }

    private string Change(string name, long now)
    {
        var (before, after) = (Bytes(length), Bytes(now));
        return now.CompareTo(length) switch
        {
            > 0 =>
                $"{name} is still being written: it grew from {before} to {after} bytes while it was read. Wait until "
                + "the recording has ended, or read it while it is written (analyze --follow).",
            < 0 => $"{name} became shorter, from {before} to {after} bytes, while it was read. {WhatToDo}",
            _ => $"{name} was written to while it was read; its {after} bytes may be others. {WhatToDo}",
        };
    }

    private static string Bytes(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static (long Length, DateTime WrittenAt) Look(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return (file.Length, file.LastWriteTimeUtc);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException(
                $"{Path.GetFileName(path)} cannot be looked at any more: {failure.Message}", failure);
        }
    }
}
