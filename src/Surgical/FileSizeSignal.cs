using System.Runtime.InteropServices;

namespace Surgical;

/// <summary>
/// Linux's SIGXFSZ kills a program that writes past the file size limit of its user. Handled, the write fails instead,
/// and a message can say so.
/// </summary>
internal static class FileSizeSignal
{
    private const PosixSignal Number = (PosixSignal)25;

    // Never disposed: the runtime handles a signal on a thread of its own, perhaps only when the verb has ended.
    private static PosixSignalRegistration? _registration;

    public static void Handle() =>
        _registration ??= PosixSignalRegistration.Create(Number, signal => signal.Cancel = true);
}
