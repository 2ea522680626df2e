namespace Surgical.Disk;

/// <summary>An exclusive hold on a path among processes, kept in a file; a process that dies lets go of it.</summary>
public sealed class FolderLock : IDisposable
{
    // Linux's EWOULDBLOCK: another holds the file.
    private const int HeldByAnother = 11;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or null at once when another has it.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="mode">Whether the file may be made.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FolderLock? TryTake(string path, FileMode mode)
    {
        try
        {
            return new FolderLock(new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException held) when (held.HResult == HeldByAnother)
        {
            return null;
        }
    }

    /// <summary>Takes the lock, waiting for whoever has it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public static FolderLock Take(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(path, FileMode.OpenOrCreate) is { } taken)
            {
                return taken;
            }

            cancellationToken.WaitHandle.WaitOne(BetweenTries);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes the lock, waiting for whoever has it, without holding a thread.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public static async Task<FolderLock> TakeAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        using var again = new PeriodicTimer(BetweenTries, time);
        while (true)
        {
            if (TryTake(path, FileMode.OpenOrCreate) is { } taken)
            {
                return taken;
            }

            await again.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Lets go of the path.</summary>
    public void Dispose() => _file.Dispose();
}
