using System.Runtime.InteropServices;

namespace Surgical.Capture.Tests;

/// <summary>Opens files without root's right to read everything, which the tests of a container often have.</summary>
internal static partial class Unprivileged
{
    private const int Nobody = 65534;

    /// <summary>Runs on a thread whose files are opened as nobody; the other threads keep their rights.</summary>
    public static T Run<T>(Func<T> what)
    {
        var done = new TaskCompletionSource<T>();
        var thread = new Thread(() =>
        {
            var before = SetFileUser(Nobody);
            var task = new Task<T>(what);
            task.RunSynchronously();
            _ = SetFileUser(before);
            done.SetFromTask(task);
        });
        thread.Start();
        thread.Join();
        return done.Task.GetAwaiter().GetResult();
    }

    /// <summary>
    /// For a thread of root Linux takes away the right to read everything; for another user it does nothing.
    /// </summary>
    /// <returns>The user before.</returns>
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileUser(int user);
}
