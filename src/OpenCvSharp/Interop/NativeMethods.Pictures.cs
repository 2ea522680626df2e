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

    [LibraryImport(Library, EntryPoint = "cv_laplacian")]
    internal static partial int Laplacian(
        MatHandle source, MatHandle target, int depth, int size, double scale, double delta, int border);

    [LibraryImport(Library, EntryPoint = "cv_absdiff")]
    internal static partial int AbsoluteDifference(MatHandle one, MatHandle other, MatHandle target);

    [LibraryImport(Library, EntryPoint = "cv_mean")]
    internal static partial int Mean(MatHandle source, out Scalar mean);

    [LibraryImport(Library, EntryPoint = "cv_mean_deviation")]
    internal static partial int MeanDeviation(MatHandle source, out Scalar mean, out Scalar deviation);

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
