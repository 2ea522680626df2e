using System.Runtime.InteropServices;

namespace OpenCvSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "capture_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int NewCapture(
        string file, int backend, int[] parameters, int count, out VideoCaptureHandle made);

    [LibraryImport(Library, EntryPoint = "capture_delete")]
    internal static partial void DeleteCapture(IntPtr capture);

    [LibraryImport(Library, EntryPoint = "capture_is_opened")]
    internal static partial int IsOpened(VideoCaptureHandle capture, [MarshalAs(UnmanagedType.U1)] out bool opened);

    [LibraryImport(Library, EntryPoint = "capture_grab")]
    internal static partial int Grab(VideoCaptureHandle capture, [MarshalAs(UnmanagedType.U1)] out bool grabbed);

    [LibraryImport(Library, EntryPoint = "capture_retrieve")]
    internal static partial int Retrieve(
        VideoCaptureHandle capture, MatHandle picture, int flag, [MarshalAs(UnmanagedType.U1)] out bool retrieved);

    [LibraryImport(Library, EntryPoint = "capture_get")]
    internal static partial int Get(VideoCaptureHandle capture, int property, out double value);

    [LibraryImport(Library, EntryPoint = "capture_set")]
    internal static partial int Set(
        VideoCaptureHandle capture, int property, double value, [MarshalAs(UnmanagedType.U1)] out bool accepted);

    [LibraryImport(Library, EntryPoint = "capture_backend_name")]
    internal static partial int GetBackendName(VideoCaptureHandle capture, Span<byte> name, int capacity);
}
