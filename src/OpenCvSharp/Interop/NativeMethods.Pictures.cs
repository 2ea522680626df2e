using System.Runtime.InteropServices;

namespace OpenCvSharp.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "cv_resize")]
    internal static partial int Resize(
        MatHandle source, MatHandle target, int width, int height, double fx, double fy, int interpolation);

    [LibraryImport(Library, EntryPoint = "cv_convert_color")]
    internal static partial int ConvertColor(MatHandle source, MatHandle target, int code, int channels);

    [LibraryImport(Library, EntryPoint = "cv_rotate")]
    internal static partial int Rotate(MatHandle source, MatHandle target, int code);

    [LibraryImport(Library, EntryPoint = "cv_encode", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Encode(
        string extension,
        MatHandle source,
        int[] parameters,
        int count,
        [MarshalAs(UnmanagedType.U1)] out bool encoded,
        out MatHandle file);

    [LibraryImport(Library, EntryPoint = "cv_decode")]
    internal static partial int Decode(ReadOnlySpan<byte> file, int length, int flags, out MatHandle picture);
}
