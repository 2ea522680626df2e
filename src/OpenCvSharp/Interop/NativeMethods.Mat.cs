using System.Runtime.InteropServices;

namespace OpenCvSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "mat_new")]
    internal static partial int NewMat(out MatHandle made);

    [LibraryImport(Library, EntryPoint = "mat_new_sized")]
    internal static partial int NewMat(int rows, int columns, int type, out MatHandle made);

    [LibraryImport(Library, EntryPoint = "mat_new_over")]
    internal static partial int NewMatOver(int rows, int columns, int type, IntPtr pixels, long step, out MatHandle made);

    [LibraryImport(Library, EntryPoint = "mat_delete")]
    internal static partial void DeleteMat(IntPtr mat);

    [LibraryImport(Library, EntryPoint = "mat_describe")]
    internal static partial int DescribeMat(
        MatHandle mat, out int rows, out int columns, out int type, out long element, out long step, out IntPtr pixels);
}
