using System.Runtime.InteropServices;

namespace OpenCvSharp.Interop;

/// <summary>The flat C functions of native/. All but the deleting ones return 0, or 1 with a failure to be read.</summary>
internal static partial class NativeMethods
{
    private const string Library = "SurgicalOpenCv";

    /// <summary>Turns a native failure into an exception with OpenCV's own words.</summary>
    /// <exception cref="OpenCVException">The call failed.</exception>
    internal static void Check(int status)
    {
        if (status == 0)
        {
            return;
        }

        LastFailure(out var code, out var text, out var function, out var file, out var line);
        throw new OpenCVException((ErrorCode)code, Words(function), Words(text), Words(file), line);
    }

    [LibraryImport(Library, EntryPoint = "shim_last_failure")]
    private static partial void LastFailure(
        out int code, out IntPtr text, out IntPtr function, out IntPtr file, out int line);

    private static string Words(IntPtr text) => Marshal.PtrToStringUTF8(text) ?? "";
}
